package dev.workflow.engine.local;

import dev.workflow.engine.Engine.Progress;
import dev.workflow.engine.RolloutFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Waits for fresh replicas to become ready. Nothing is in service before all are; whoever calls puts them into service
 * or, when this throws, takes them away.
 */
final class Rollout {

    private static final long LOOK_MILLIS = 100;
    private static final Duration SAY_EVERY = Duration.ofSeconds(10);

    private final Signal signal;
    private final Progress progress;

    Rollout(Signal signal, Progress progress) {
        this.signal = signal;
        this.progress = progress;
    }

    /**
     * @throws RolloutFailed with the cause of the first replica that cannot become ready
     * @throws CancellationException when the progress says so
     */
    void await(List<Replica> fresh, Duration timeout) throws RolloutFailed, InterruptedException {
        long begin = System.nanoTime();
        long said = begin;
        List<Replica> waiting = new ArrayList<>(fresh);
        while (!waiting.isEmpty()) {
            long seen = signal.count();
            waiting.removeIf(Replica::ready);
            check(waiting, Duration.ofNanos(System.nanoTime() - begin), timeout);
            if (System.nanoTime() - said > SAY_EVERY.toNanos()) {
                said = System.nanoTime();
                progress.say("waited " + (said - begin) / 1_000_000_000L + "s and " + (fresh.size() - waiting.size())
                        + " pods are in service");
            }
            if (!waiting.isEmpty()) {
                signal.await(seen, LOOK_MILLIS);
            }
        }
    }

    private void check(List<Replica> waiting, Duration waited, Duration timeout) throws RolloutFailed {
        if (progress.cancelled()) {
            throw new CancellationException("the rollout was cancelled");
        }
        for (Replica replica : waiting) {
            Diagnosis diagnosis = new Diagnosis(replica);
            Optional<RolloutFailed> failure = diagnosis.hopeless();
            if (failure.isPresent()) {
                throw failure.get();
            }
            if (waited.compareTo(timeout) >= 0) {
                throw diagnosis.late(waited);
            }
            if (replica.gone().isDone()) {
                throw new CancellationException("the app is being removed");
            }
        }
    }
}
