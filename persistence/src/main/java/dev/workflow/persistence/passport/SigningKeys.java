package dev.workflow.persistence.passport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;

/** The keys that sign tokens. The database lets one key sign and one wait. */
@ApplicationScoped
public class SigningKeys {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected SigningKeys() {}

    public SigningKeys(EntityManager entities) {
        this.entities = entities;
    }

    /** One transaction at a time changes keys; held until it ends. */
    public void lock() {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended('oauth-keys', 0)) as text)")
                .getSingleResult();
    }

    /** As they are now, whatever this transaction has seen before; the oldest first. */
    public List<SigningKey> all() {
        return entities.createQuery("select k from SigningKey k order by k.created, k.kid", SigningKey.class)
                .setHint("eclipselink.refresh", "true")
                .getResultList();
    }

    public void add(SigningKey key) {
        entities.persist(key);
        entities.flush();
    }

    /** Writes what has changed now: two keys never sign, not even within a transaction. */
    public void flush() {
        entities.flush();
    }

    public void removeAll() {
        entities.createQuery("delete from SigningKey k").executeUpdate();
    }

    /** Drops retired ones whose time was over before the moment. */
    public int prune(OffsetDateTime before) {
        return entities.createQuery("delete from SigningKey k where k.ends < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
