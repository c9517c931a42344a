package dev.workflow.engine.kubernetes;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the new pods of a type have been ready for long enough, by our own clock. A pod that nobody asks is ready as
 * soon as it runs, even one that ends a moment later.
 */
final class Settling {

    private final Duration settle;
    private final Map<String, Long> since = new HashMap<>();

    Settling(Duration settle) {
        this.settle = settle;
    }

    /** To be asked again and again: it remembers when it saw what. */
    boolean passed(TypeState state) {
        Set<String> ready = state.fresh().stream()
                .filter(PodStatus::ready)
                .map(pod -> pod.pod().uid() + "/" + pod.restarts())
                .collect(Collectors.toSet());
        long now = System.nanoTime();
        since.keySet().retainAll(ready);
        ready.forEach(pod -> since.putIfAbsent(pod, now));
        return since.values().stream().allMatch(begin -> now - begin >= settle.toNanos());
    }
}
