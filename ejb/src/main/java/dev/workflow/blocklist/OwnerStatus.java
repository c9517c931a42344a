package dev.workflow.blocklist;

import dev.workflow.identity.ServiceKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;

/**
 * Whether the workflow manager lets the owner of an app use the platform (api.md §2.3). Its answer is kept for half an
 * hour. A manager that does not answer within 3 s, or answers nonsense, refuses nobody, and is asked again after a
 * minute. Without {@code workflow.manager.url} nobody is asked.
 */
@ApplicationScoped
public class OwnerStatus {

    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final Duration KEPT_AFTER_TROUBLE = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    /** @param refusal why the owner is refused; empty when not */
    record Verdict(Optional<String> refusal, Instant until) {}

    private final Optional<ManagerCall> manager;
    private final Clock clock;
    private final Map<Long, CompletableFuture<Verdict>> verdicts = new ConcurrentHashMap<>();

    /** Asks nobody. */
    protected OwnerStatus() {
        this(Optional.empty(), Clock.systemUTC());
    }

    @Inject
    public OwnerStatus(Config config, ServiceKeys keys, Clock clock) {
        this(
                config.getOptionalValue("workflow.manager.url", String.class)
                        .map(url -> new ManagerCall(url, keys.managerToken())),
                clock);
    }

    OwnerStatus(Optional<ManagerCall> manager, Clock clock) {
        this.manager = manager;
        this.clock = clock;
    }

    /** Why the account is refused; empty when it is not. Waits at most 3 s, for all that ask at the same time together. */
    public Optional<String> refusal(long account) {
        return manager.flatMap(call -> verdict(call, account).refusal());
    }

    private Verdict verdict(ManagerCall call, long account) {
        if (verdicts.size() >= MOST) {
            verdicts.values().removeIf(this::isOld);
        }
        return verdicts.compute(account, (id, known) -> known == null || isOld(known) ? ask(call, account) : known)
                .join();
    }

    private boolean isOld(CompletableFuture<Verdict> known) {
        return known.isDone() && !clock.instant().isBefore(known.join().until());
    }

    private CompletableFuture<Verdict> ask(ManagerCall call, long account) {
        return call.ask(account)
                .handle((refusal, trouble) -> trouble == null
                        ? new Verdict(refusal, clock.instant().plus(KEPT))
                        : new Verdict(Optional.empty(), clock.instant().plus(KEPT_AFTER_TROUBLE)));
    }
}
