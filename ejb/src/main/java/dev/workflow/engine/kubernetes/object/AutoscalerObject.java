package dev.workflow.engine.kubernetes.object;

import dev.workflow.app.AppName;
import dev.workflow.engine.Autoscale;
import dev.workflow.kubernetes.Resource;
import dev.workflow.process.ProcessType;
import java.util.List;
import java.util.Map;

/** Lets the cluster choose the replicas of a process type. */
final class AutoscalerObject {

    private AutoscalerObject() {}

    static Wanted of(AppName app, ProcessType type, Autoscale rule) {
        String name = ObjectNames.of(app, type);
        Object target = Map.of("type", "Utilization", "averageUtilization", rule.cpuPercent());
        Object cpu = Map.of("type", "Resource", "resource", Map.of("name", "cpu", "target", target));
        Fields content = Fields.of("minReplicas", rule.min())
                .with("maxReplicas", rule.max())
                .with("metrics", List.of(cpu))
                .with(
                        "scaleTargetRef",
                        Map.of("apiVersion", "apps/v1", "kind", Resource.DEPLOYMENT.kind(), "name", name));
        return Wanted.of(
                Resource.AUTOSCALER, Metadata.of(app, name, ObjectLabels.of(app, type)), Fields.of("spec", content));
    }
}
