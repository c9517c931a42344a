package dev.workflow.persistence.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Logins that are under way at an issuer. */
@ApplicationScoped
public class LoginAttempts {

    @PersistenceContext(unitName = "workflow")
    private EntityManager em;

    protected LoginAttempts() {}

    public LoginAttempts(EntityManager em) {
        this.em = em;
    }

    public void add(LoginAttempt attempt) {
        em.persist(attempt);
        em.flush();
    }

    /** How many are under way from an address. */
    public long from(String address) {
        return em.createQuery("select count(a) from LoginAttempt a where a.address = :address", Long.class)
                .setParameter("address", address)
                .getSingleResult();
    }

    /** Removes and returns it: of two who take the same one, one gets it. */
    public Optional<LoginAttempt> take(String stateHash) {
        Optional<LoginAttempt> attempt =
                Optional.ofNullable(em.find(LoginAttempt.class, stateHash, LockModeType.PESSIMISTIC_WRITE));
        attempt.ifPresent(em::remove);
        return attempt;
    }

    public void removeOlderThan(OffsetDateTime moment) {
        em.createQuery("delete from LoginAttempt a where a.created < :moment")
                .setParameter("moment", moment)
                .executeUpdate();
    }
}
