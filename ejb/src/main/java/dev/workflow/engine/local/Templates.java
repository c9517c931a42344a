package dev.workflow.engine.local;

import dev.workflow.engine.AppSpec;

/** Compares what replicas are made from. */
final class Templates {

    private Templates() {}

    /** Equal but for the number of replicas. */
    static boolean same(AppSpec.Process one, AppSpec.Process other) {
        return one.equals(withReplicas(other, one.replicas()));
    }

    static AppSpec.Process withReplicas(AppSpec.Process spec, int replicas) {
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
                spec.tags(),
                spec.autoscale());
    }
}
