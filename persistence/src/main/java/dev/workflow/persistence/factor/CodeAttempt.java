package dev.workflow.persistence.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** How often wrong codes were given, for one account or from one address. */
@Entity
@Table(name = "code_attempt")
public class CodeAttempt {

    @Id
    private String subject;

    @Column(nullable = false)
    private int failures;

    @Column(name = "last_attempt", nullable = false)
    private OffsetDateTime lastAttempt;

    @Column(name = "blocked_until", nullable = false)
    private OffsetDateTime blockedUntil;

    protected CodeAttempt() {}

    public int getFailures() {
        return failures;
    }

    public OffsetDateTime getBlockedUntil() {
        return blockedUntil;
    }

    /** One more. @param until when the next may be made */
    public void fail(OffsetDateTime now, OffsetDateTime until) {
        failures++;
        lastAttempt = now;
        blockedUntil = until;
    }

    /** The last one was none. */
    public void forgive(OffsetDateTime now) {
        failures = Math.max(0, failures - 1);
        blockedUntil = now;
    }
}
