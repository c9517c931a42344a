package dev.workflow.persistence.passport.code;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Codes by their hash. */
@ApplicationScoped
public class IssuedCodes {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected IssuedCodes() {}

    public IssuedCodes(EntityManager entities) {
        this.entities = entities;
    }

    public void add(IssuedCode code) {
        entities.persist(code);
        entities.flush();
    }

    /** The code, for this transaction alone: another one that asks waits until this one has ended. */
    public Optional<IssuedCode> take(String digest) {
        return Optional.ofNullable(entities.find(IssuedCode.class, digest, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Drops those that have not been used. */
    public void removeUnused(long account) {
        entities.createQuery("delete from IssuedCode c where c.accountId = :account and c.grant = ''")
                .setParameter("account", account)
                .executeUpdate();
    }

    /** Drops those that can be used no more, and the used ones from before the moment. */
    public void removeExpired(OffsetDateTime now, OffsetDateTime moment) {
        entities.createQuery("delete from IssuedCode c where c.expires < :moment or c.expires < :now and c.grant = ''")
                .setParameter("moment", moment)
                .setParameter("now", now)
                .executeUpdate();
    }
}
