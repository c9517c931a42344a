package dev.workflow.persistence.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sessions of browsers; all but the look-up by hash see those of one account only. */
@ApplicationScoped
public class BrowserSessionRepository {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected BrowserSessionRepository() {}

    public BrowserSessionRepository(EntityManager entities) {
        this.entities = entities;
    }

    public void add(BrowserSession session) {
        entities.persist(session);
        entities.flush();
    }

    /** The session and its account, in one statement. */
    public Optional<BrowserSession> byHash(byte[] keyHash) {
        return entities.createQuery(
                        "select s from BrowserSession s join fetch s.account where s.keyHash = :hash",
                        BrowserSession.class)
                .setParameter("hash", keyHash)
                .getResultStream()
                .findFirst();
    }

    /** The complete ones of an account that have not ended by then, newest first; at most 100. */
    public List<BrowserSession> of(long account, OffsetDateTime now) {
        return entities.createQuery(
                        "select s from BrowserSession s where s.account.id = :account and s.complete = true"
                                + " and s.expires > :now order by s.lastSeen desc, s.uuid",
                        BrowserSession.class)
                .setParameter("account", account)
                .setParameter("now", now)
                .setMaxResults(100)
                .getResultList();
    }

    /** Whether somebody is logged in with this account in this session. */
    public boolean lives(long account, UUID uuid, OffsetDateTime now) {
        return entities.createQuery(
                                "select count(s) from BrowserSession s where s.uuid = :uuid and s.account.id = :account"
                                        + " and s.complete = true and s.expires > :now",
                                Long.class)
                        .setParameter("uuid", uuid)
                        .setParameter("account", account)
                        .setParameter("now", now)
                        .getSingleResult()
                > 0;
    }

    /** @return false when the account has no such session */
    public boolean remove(long account, UUID uuid) {
        return entities.createQuery("delete from BrowserSession s where s.uuid = :uuid and s.account.id = :account")
                        .setParameter("uuid", uuid)
                        .setParameter("account", account)
                        .executeUpdate()
                > 0;
    }

    /** Ends all sessions of the account but one. */
    public void removeAllBut(long account, Optional<UUID> kept) {
        entities.createQuery("delete from BrowserSession s where s.account.id = :account and s.uuid <> :kept")
                .setParameter("account", account)
                .setParameter("kept", kept.orElseGet(UUID::randomUUID))
                .executeUpdate();
    }

    /** Drops those that have ended. */
    public void removeExpired(OffsetDateTime now) {
        entities.createQuery("delete from BrowserSession s where s.expires < :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
