package dev.workflow.engine.kubernetes;

import dev.workflow.engine.Pod.Exit;
import dev.workflow.engine.RolloutFailed.Cause;
import dev.workflow.process.ProcessType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Names the reason why the new processes of a type do not become healthy, and what to do next. What passes by itself (one
 * crash, a registry that does not answer once) is no reason before the time is over.
 */
final class Diagnosis {

    private final ProcessType type;
    private final TypeState state;
    private final PodEvents events;
    private final Duration waited;

    /** @param events of the namespace; {@link #certain} does not need them */
    Diagnosis(ProcessType type, TypeState state, PodEvents events, Duration waited) {
        this.type = type;
        this.state = state;
        this.events = events;
        this.waited = waited;
    }

    /** Whether it cannot succeed any more, however long one waits. */
    boolean certain() {
        return state.fresh().stream()
                        .filter(pod -> !pod.ready() && !pod.leaving())
                        .anyMatch(
                                pod -> ImageTrouble.certain(pod) || Crash.certain(pod) || Refusals.certain(pod, waited))
                || Refusals.certain(state, waited);
    }

    /** The best explanation there is. */
    Symptom explain() {
        return first(pod -> ImageTrouble.of(pod, type))
                .or(() -> first(pod -> Refusals.of(pod, type)))
                .or(() -> first(this::outOfMemory))
                .or(() -> first(this::crashed))
                .or(() -> first(pod -> Placement.of(pod, type, events)))
                .or(() -> Refusals.of(state))
                .or(() -> first(this::unhealthy))
                .or(() -> first(this::pulling))
                .orElseGet(this::late);
    }

    private Optional<Symptom> first(Function<PodStatus, Optional<Symptom>> look) {
        List<PodStatus> unready =
                state.fresh().stream().filter(pod -> !pod.ready()).toList();
        Stream<PodStatus> staying = unready.stream().filter(pod -> !pod.leaving());
        return staying.map(look).flatMap(Optional::stream).findFirst();
    }

    private Optional<Symptom> outOfMemory(PodStatus pod) {
        boolean killed =
                pod.crashes() > 0 && pod.lastExit().map(Exit::outOfMemory).orElse(false);
        String limit = pod.container().text("resources", "limits", "memory");
        String of = limit.isEmpty() ? "the machine has" : "its limit of " + limit;
        return killed
                ? Optional.of(new Symptom(
                        Cause.OUT_OF_MEMORY,
                        "used more memory than " + of + " and was killed",
                        "Give " + type + " a larger limit, or make it use less.",
                        Optional.of(pod)))
                : Optional.empty();
    }

    private Optional<Symptom> crashed(PodStatus pod) {
        return pod.crashes() > 0 ? Optional.of(new Crash(pod, type, events).symptom()) : Optional.empty();
    }

    private Optional<Symptom> unhealthy(PodStatus pod) {
        if (!pod.running()) {
            return Optional.empty();
        }
        return events.note(pod, "Unhealthy")
                .map(note -> new ProbeAnswer(pod, type, note).late(waited))
                .or(() -> pod.container()
                        .at("readinessProbe")
                        .map(probe -> new Symptom(
                                Cause.PROBE_FAILED,
                                "is not healthy after " + waited.toSeconds() + " s: its health check was not answered",
                                "Check the health check of " + type + ", or give it more time.",
                                Optional.of(pod))));
    }

    private Optional<Symptom> pulling(PodStatus pod) {
        return events.pulling(pod)
                ? Optional.of(new Symptom(
                        Cause.TIMEOUT,
                        "did not start within " + waited.toSeconds() + " s: its image "
                                + pod.container().text("image") + " is still being pulled",
                        "Set DRYCC_DEPLOY_TIMEOUT to more seconds, or make the image smaller."))
                : Optional.empty();
    }

    private Symptom late() {
        if (!state.old().isEmpty() && state.readyPods() >= state.wanted()) {
            return new Symptom(
                    Cause.TIMEOUT,
                    "is up, but " + state.old().size() + " old processes did not go away within " + waited.toSeconds()
                            + " s",
                    "See them with drycc ps:list.");
        }
        return new Symptom(
                Cause.TIMEOUT,
                "did not start within " + waited.toSeconds() + " s: " + state.readyPods() + " of " + state.wanted()
                        + " are ready",
                "Set DRYCC_DEPLOY_TIMEOUT to more seconds if it needs them.");
    }
}
