package dev.workflow.sso;

import dev.workflow.config.Sealer;
import dev.workflow.persistence.sso.ExternalIssuer;
import dev.workflow.persistence.sso.ExternalIssuers;
import dev.workflow.problem.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Issuers and their secrets in the database. Who may change them is decided above. */
@Dependent
public class IssuerStore {

    private static final String SECRET = "sso-issuer";

    private ExternalIssuers issuers;
    private Sealer sealer;
    private EndOfJobs jobs;
    private Event<IssuersChanged> changed;
    private Clock clock;

    protected IssuerStore() {}

    @Inject
    public IssuerStore(
            ExternalIssuers issuers, Sealer sealer, EndOfJobs jobs, Event<IssuersChanged> changed, Clock clock) {
        this.issuers = issuers;
        this.sealer = sealer;
        this.jobs = jobs;
        this.changed = changed;
        this.clock = clock;
    }

    /** All in use, opened. */
    public List<Issuer> enabled() {
        return issuers.enabled().stream().map(this::open).toList();
    }

    /**
     * Adds it, or changes the one of its name, whose URL stays: its subjects would become other people.
     *
     * @throws Problem 409 when another one has its URL
     */
    ExternalIssuer put(IssuerDraft draft, boolean configured) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<ExternalIssuer> known = issuers.byName(draft.name().value());
        ExternalIssuer row =
                known.orElseGet(() -> new ExternalIssuer(draft.name().value(), configured, now));
        if (known.isPresent() && !known.get().getUrl().equals(draft.url())) {
            throw Problem.conflict(
                            "issuer-url",
                            "The URL of " + draft.name() + " cannot be changed: its people would be taken for others.")
                    .withHint("Add the new one under another name.");
        }
        if (issuers.urlTaken(draft.url(), row.getUuid())) {
            throw Problem.conflict("issuer-exists", "Another issuer has this URL already.");
        }
        row.describe(draft.url(), SettingsWriting.write(draft.settings()), draft.enabled(), now);
        draft.secret().ifPresent(secret -> row.setSecret(Optional.of(sealer.sealText(SECRET, row.getUuid(), secret))));
        if (configured) {
            row.configure();
        }
        if (known.isEmpty()) {
            issuers.add(row);
        } else if (!draft.enabled() || !draft.settings().is(IssuerKind.WORKLOAD)) {
            jobs.end(row.getUuid());
        }
        changed.fire(new IssuersChanged());
        return row;
    }

    /** Nobody comes from there any more. */
    void disable(ExternalIssuer row) {
        row.disable(OffsetDateTime.now(clock));
        jobs.end(row.getUuid());
        changed.fire(new IssuersChanged());
    }

    void remove(ExternalIssuer row) {
        jobs.end(row.getUuid());
        issuers.remove(row);
        changed.fire(new IssuersChanged());
    }

    private Issuer open(ExternalIssuer row) {
        return new Issuer(
                row.getUuid(),
                row.getName(),
                row.getUrl(),
                SettingsReading.read(row.getName(), row.getSettings()),
                row.getSecret().map(closed -> sealer.openText(SECRET, row.getUuid(), closed)));
    }
}
