package dev.workflow.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The issuers in use, as they were some seconds ago at most: it is asked on every request that brings a token. */
@ApplicationScoped
public class IssuerDirectory {

    /** How long another server's change may go unnoticed here. */
    static final Duration LIFE = Duration.ofSeconds(5);

    private record Snapshot(List<Issuer> issuers, Instant until) {}

    private Supplier<List<Issuer>> load;
    private Clock clock;
    private volatile Snapshot known = new Snapshot(List.of(), Instant.MIN);

    protected IssuerDirectory() {}

    @Inject
    public IssuerDirectory(IssuerStore store, Clock clock) {
        this(store::enabled, clock);
    }

    IssuerDirectory(Supplier<List<Issuer>> load, Clock clock) {
        this.load = load;
        this.clock = clock;
    }

    /** By its name here. */
    public Optional<Issuer> named(String name, IssuerKind kind) {
        return of(kind).stream().filter(issuer -> issuer.name().equals(name)).findFirst();
    }

    /** By the {@code iss} of its tokens. */
    public Optional<Issuer> issuing(String url, IssuerKind kind) {
        return of(kind).stream().filter(issuer -> issuer.url().equals(url)).findFirst();
    }

    /** In the order of their names. */
    public List<Issuer> of(IssuerKind kind) {
        Snapshot snapshot = known;
        if (!clock.instant().isBefore(snapshot.until())) {
            snapshot = new Snapshot(load.get(), clock.instant().plus(LIFE));
            known = snapshot;
        }
        return snapshot.issuers().stream().filter(issuer -> issuer.is(kind)).toList();
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) IssuersChanged event) {
        known = new Snapshot(List.of(), Instant.MIN);
    }
}
