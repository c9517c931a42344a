package dev.workflow.engine.local;

import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Autoscale;
import java.util.Map;
import java.util.Optional;

/** Compares what replicas are made from. */
final class Templates {

    private Templates() {}

    /** Equal but for the number of replicas, and for what other engines choose by. */
    static boolean same(AppSpec.Process one, AppSpec.Process other) {
        return copy(one, 1, Map.of(), Optional.empty()).equals(copy(other, 1, Map.of(), Optional.empty()));
    }

    static AppSpec.Process withReplicas(AppSpec.Process spec, int replicas) {
        return copy(spec, replicas, spec.tags(), spec.autoscale());
    }

    private static AppSpec.Process copy(
            AppSpec.Process spec, int replicas, Map<String, String> tags, Optional<Autoscale> autoscale) {
        return new AppSpec.Process(
                spec.type(),
                replicas,
                spec.image(),
                spec.command(),
                spec.args(),
                spec.environment(),
                spec.port(),
                spec.routable(),
                spec.startup(),
                spec.readiness(),
                spec.liveness(),
                spec.postStart(),
                spec.preStop(),
                spec.resources(),
                spec.grace(),
                spec.volumes(),
                tags,
                autoscale);
    }
}
