package dev.workflow.persistence.network;

import jakarta.persistence.EntityManager;

/** Lets one server at a time work on the network of an app; a lock of PostgreSQL's, so it goes with its holder. */
public class NetworkLocks {

    private final EntityManager em;

    public NetworkLocks(EntityManager em) {
        this.em = em;
    }

    /** Whether this transaction has it now, until it ends; false, at once, when another one has. */
    public boolean take(String app) {
        return (Boolean) em.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, "network/" + app)
                .getSingleResult();
    }
}
