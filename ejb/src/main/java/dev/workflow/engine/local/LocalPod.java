package dev.workflow.engine.local;

import dev.workflow.engine.Pod;
import dev.workflow.sandbox.Confined;
import dev.workflow.sandbox.Confinement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A pod of this machine: one replica of a process type, or one job. */
interface LocalPod {

    /** What runs now. */
    record Running(Confined confined, Confinement confinement) {}

    String name();

    Pod snapshot();

    PodLog log();

    /** The running process, if there is one that a command can be run beside. */
    Optional<Running> running();

    /** Stops it with all grace it has; completes when nothing of it is left. */
    CompletableFuture<Void> stop();

    /** Stops it at once. */
    void kill();

    /** Completes when nothing of it is left. */
    CompletableFuture<Void> gone();
}
