package dev.workflow.router;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The ready addresses of one process type, taken in turn. */
final class Endpoints {

    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<Upstream> ready = List.of();

    /** Replaces the addresses; one that stays keeps its connections, one that goes finishes what it has begun. */
    synchronized void replace(List<InetSocketAddress> addresses) {
        List<Upstream> next = new ArrayList<>();
        for (InetSocketAddress address : addresses) {
            next.add(ready.stream()
                    .filter(known -> known.address().equals(address))
                    .findFirst()
                    .orElseGet(() -> new Upstream(address)));
        }
        ready = List.copyOf(next);
    }

    /** True when nothing is ready. Asking takes nobody's turn. */
    boolean none() {
        return ready.isEmpty();
    }

    /** The next address whose last connect did not fail; when all failed, simply the next. */
    Optional<Upstream> next() {
        List<Upstream> now = ready;
        if (now.isEmpty()) {
            return Optional.empty();
        }
        int start = Math.floorMod(turn.getAndIncrement(), now.size());
        for (int i = 0; i < now.size(); i++) {
            Upstream candidate = now.get((start + i) % now.size());
            if (!candidate.suspect()) {
                return Optional.of(candidate);
            }
        }
        return Optional.of(now.get(start));
    }
}
