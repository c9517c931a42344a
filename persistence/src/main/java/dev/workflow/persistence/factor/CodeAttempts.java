package dev.workflow.persistence.factor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;

/** The counts of wrong codes. */
@ApplicationScoped
public class CodeAttempts {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected CodeAttempts() {}

    public CodeAttempts(EntityManager entities) {
        this.entities = entities;
    }

    /** The subject's count, a new one if need be; nobody else gets it before this transaction has ended. */
    public CodeAttempt locked(String subject, OffsetDateTime now) {
        entities.createNativeQuery("insert into code_attempt (subject, failures, last_attempt, blocked_until)"
                        + " values (?1, 0, ?2, ?2)"
                        // which locks the row, so that it is still there to be read
                        + " on conflict (subject) do update set subject = excluded.subject")
                .setParameter(1, subject)
                .setParameter(2, now)
                .executeUpdate();
        return entities.find(CodeAttempt.class, subject, LockModeType.PESSIMISTIC_WRITE);
    }

    public void remove(String subject) {
        entities.createQuery("delete from CodeAttempt a where a.subject = :subject")
                .setParameter("subject", subject)
                .executeUpdate();
    }

    /** Forgets old ones, unless somebody is at work on them. */
    public void removeOlderThan(OffsetDateTime moment) {
        entities.createNativeQuery("delete from code_attempt where subject in (select subject from code_attempt"
                        + " where last_attempt < ?1 limit 1000 for update skip locked)")
                .setParameter(1, moment)
                .executeUpdate();
    }
}
