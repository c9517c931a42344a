package dev.workflow.persistence.passport;

import dev.workflow.persistence.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was granted to clients. A grant that has ended is not there any more. */
@ApplicationScoped
public class ClientGrants {

    private static final int MOST = 100;

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected ClientGrants() {}

    public ClientGrants(EntityManager entities) {
        this.entities = entities;
    }

    public void add(ClientGrant grant) {
        entities.persist(grant);
        entities.flush();
    }

    /** The grant with its client and account, in one statement; empty when it has ended. */
    public Optional<ClientGrant> alive(UUID uuid, OffsetDateTime now) {
        return entities.createQuery(
                        "select g from ClientGrant g join fetch g.client left join fetch g.account"
                                + " where g.uuid = :uuid and g.expires > :now",
                        ClientGrant.class)
                .setParameter("uuid", uuid)
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }

    /**
     * Uses up a refresh token. Of several transactions with the same one only the first gets true; the others wait for
     * it.
     */
    public boolean advance(UUID uuid, int generation, OffsetDateTime now, OffsetDateTime expires) {
        return entities.createQuery("update ClientGrant g set g.generation = g.generation + 1, g.refreshed = :now,"
                                + " g.expires = :expires where g.uuid = :uuid and g.generation = :generation"
                                + " and g.expires > :now")
                        .setParameter("uuid", uuid)
                        .setParameter("generation", generation)
                        .setParameter("now", now)
                        .setParameter("expires", expires)
                        .executeUpdate()
                == 1;
    }

    /** The caller's that have not ended, the last used first; at most 100. */
    public List<ClientGrant> of(Caller caller, OffsetDateTime now) {
        return entities.createQuery(
                        "select g from ClientGrant g join fetch g.client where g.account.id = :account"
                                + " and g.expires > :now order by g.refreshed desc, g.uuid",
                        ClientGrant.class)
                .setParameter("account", caller.accountId())
                .setParameter("now", now)
                .setMaxResults(MOST)
                .getResultList();
    }

    public void remove(UUID uuid) {
        entities.createQuery("delete from ClientGrant g where g.uuid = :uuid")
                .setParameter("uuid", uuid)
                .executeUpdate();
    }

    public void removeAll(long account) {
        entities.createQuery("delete from ClientGrant g where g.account.id = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    /** Those that one client has in the account's name. */
    public void removeAll(long account, String client) {
        entities.createQuery("delete from ClientGrant g where g.account.id = :account and g.client.id = :client")
                .setParameter("account", account)
                .setParameter("client", client)
                .executeUpdate();
    }

    /** Whose tokens a client holds. */
    public List<Long> accounts(String client) {
        return entities.createQuery(
                        "select distinct g.account.id from ClientGrant g where g.client.id = :client"
                                + " and g.account is not null",
                        Long.class)
                .setParameter("client", client)
                .getResultList();
    }

    /** Drops those that ended before the moment, so many at most; returns how many it were. */
    public int prune(OffsetDateTime before, int most) {
        return entities.createNativeQuery("delete from oauth_grant where uuid in"
                        + " (select uuid from oauth_grant where expires < ?1 order by expires limit ?2)")
                .setParameter(1, before)
                .setParameter(2, most)
                .executeUpdate();
    }
}
