package dev.workflow.engine.kubernetes.object;

import dev.workflow.app.AppName;
import dev.workflow.engine.AppSpec;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The Deployment of a process type (kubernetes.md §2). */
final class DeploymentObject {

    private static final String CAUSE = "kubernetes.io/change-cause";
    private static final int LONGEST_CAUSE = 1000;

    /** Old ReplicaSets are not what the platform goes back by: it knows its releases. */
    private static final int HISTORY = 3;

    private final ClusterLayout layout;
    private final Nodes nodes;
    private final AppSpec spec;
    private final AppSpec.Process process;

    DeploymentObject(ClusterLayout layout, Nodes nodes, AppSpec spec, AppSpec.Process process) {
        this.layout = layout;
        this.nodes = nodes;
        this.spec = spec;
        this.process = process;
    }

    /** @param live the Deployment as it is now */
    Wanted of(Optional<KubernetesObject> live) {
        AppName app = spec.app();
        int replicas = Scale.replicas(process, live);
        Fields content = Fields.of("replicas", replicas)
                .with("selector", Map.of("matchLabels", ObjectLabels.of(app, process.type())))
                .with("strategy", strategy(replicas))
                .with("revisionHistoryLimit", HISTORY)
                .with(patience())
                .with("template", template());
        Map<String, Object> metadata = Metadata.of(
                app, ObjectNames.of(app, process.type()), ObjectLabels.of(app, process.type()), annotations());
        return Wanted.of(Resource.DEPLOYMENT, metadata, Fields.of("spec", content));
    }

    private Map<String, String> annotations() {
        Map<String, String> annotations = new LinkedHashMap<>();
        String summary = spec.summary();
        if (!summary.isEmpty()) {
            annotations.put(CAUSE, summary.substring(0, Math.min(LONGEST_CAUSE, summary.length())));
        }
        if (Scale.automatic(process)) {
            annotations.put(Scale.ANNOTATION, String.valueOf(process.replicas()));
        }
        return annotations;
    }

    /** New before old, and never fewer than wanted. */
    private Map<String, Object> strategy(int replicas) {
        int batch = spec.batch() > 0 ? spec.batch() : Math.max(1, nodes.matching(process.tags()));
        int most = replicas > 0 ? Math.min(batch, replicas) : batch;
        return Map.of("type", "RollingUpdate", "rollingUpdate", Map.of("maxSurge", most, "maxUnavailable", 0));
    }

    /** A process nobody asks is ready at once; it has to stay up for a moment before others are stopped for it. */
    private Fields patience() {
        Fields patience = Fields.none();
        long settle = ProbePart.asked(process) ? 0 : ProbePart.seconds(layout.settle());
        if (settle > 0) {
            patience.with("minReadySeconds", settle);
        }
        long deadline = spec.deployTimeout().toSeconds();
        return deadline > settle ? patience.with("progressDeadlineSeconds", deadline) : patience;
    }

    private Map<String, Object> template() {
        Fields container = ProbePart.of(process).with("lifecycle", LifecyclePart.of(layout, process));
        Fields pod = Fields.of("terminationGracePeriodSeconds", LifecyclePart.grace(layout, process))
                .with("topologySpreadConstraints", PlacementPart.spread(layout, spec.app(), process.type()));
        return new PodPart(layout, Workload.of(spec, process)).template(container, pod);
    }
}
