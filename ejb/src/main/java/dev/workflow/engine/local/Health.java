package dev.workflow.engine.local;

import dev.workflow.engine.AppSpec;
import dev.workflow.process.Probe;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The health of one run: startup probe first, then readiness and liveness side by side (as in Kubernetes). Without a
 * readiness probe a routable process is ready when it listens, another when it has stayed up for a moment.
 */
final class Health {

    private final Optional<ProbeTrack> startup;
    private final Optional<ProbeTrack> readiness;
    private final Optional<ProbeTrack> liveness;
    private final boolean configured;
    private final long settled;
    private boolean ready;

    Health(AppSpec.Process spec, Prober prober, Duration settle, long now) {
        this.configured = spec.readiness().isPresent();
        Optional<Probe> asked =
                configured || !spec.routable() ? spec.readiness() : Optional.of(Probe.listensOn(spec.port()));
        this.startup = track(spec.startup(), prober, now);
        this.readiness = track(asked, prober, now);
        this.liveness = track(spec.liveness(), prober, now);
        this.settled = now + settle.toNanos();
    }

    private static Optional<ProbeTrack> track(Optional<Probe> probe, Prober prober, long now) {
        return probe.map(asked -> new ProbeTrack(asked, prober, now));
    }

    /** How long until there is something to ask, at most a second. */
    long pause(long now) {
        long idle = readiness.isPresent() ? 1_000_000_000L : Math.max(1, settled - now);
        return due().mapToLong(track -> track.pause(now)).min().orElse(ready ? 60_000_000_000L : idle);
    }

    private Stream<ProbeTrack> due() {
        if (starting()) {
            return startup.stream();
        }
        boolean asking = configured || !ready;
        return Stream.concat(asking ? readiness.stream() : Stream.empty(), liveness.stream());
    }

    private boolean starting() {
        return startup.isPresent() && !startup.get().passes();
    }

    /** Asks what is due. */
    void check() {
        long now = System.nanoTime();
        due().filter(track -> track.pause(now) == 0).forEach(ProbeTrack::ask);
        if (starting()) {
            return;
        }
        if (readiness.isEmpty()) {
            ready = now >= settled;
        } else if (readiness.get().passes()) {
            ready = true;
        } else if (readiness.get().fails()) {
            ready = false;
        }
    }

    boolean ready() {
        return ready;
    }

    /** Why the process must be restarted, if it must. */
    Optional<String> dead() {
        return starting()
                ? startup.filter(ProbeTrack::fails).map(track -> "startup probe failed: " + track.lastAnswer())
                : liveness.filter(ProbeTrack::fails).map(track -> "liveness probe failed: " + track.lastAnswer());
    }

    /** Whether a probe of the user's is what it waits for, rather than our own look at the port. */
    boolean waitsForProbe() {
        return starting() || configured;
    }

    /** What the probe it waits for last heard; empty before the first answer. */
    String lastAnswer() {
        return (starting() ? startup : readiness).map(ProbeTrack::lastAnswer).orElse("");
    }
}
