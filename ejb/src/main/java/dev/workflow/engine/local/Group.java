package dev.workflow.engine.local;

import dev.workflow.engine.AppSpec;
import dev.workflow.engine.ProcessGroup;
import dev.workflow.process.ProcessType;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The replicas of one process type that are in service, and what was asked for. Immutable: a rollout replaces it.
 *
 * @param timeout of the last rollout; restarts use it too
 */
record Group(AppSpec.Process spec, int release, Duration timeout, List<Replica> replicas, Instant started) {

    Group {
        replicas = List.copyOf(replicas);
    }

    ProcessType type() {
        return spec.type();
    }

    Group with(List<Replica> others) {
        return new Group(spec, release, timeout, others, started);
    }

    /** Whether its replicas are what the spec and release want, whatever their number. */
    boolean runs(AppSpec.Process wanted, int wantedRelease) {
        return release == wantedRelease && Templates.same(spec, wanted);
    }

    List<InetSocketAddress> ready() {
        return spec.routable()
                ? replicas.stream().filter(Replica::ready).map(Replica::address).toList()
                : List.of();
    }

    ProcessGroup view() {
        int ready = (int) replicas.stream().filter(Replica::ready).count();
        return new ProcessGroup(type(), release, spec.replicas(), ready, replicas.size(), ready, started);
    }
}
