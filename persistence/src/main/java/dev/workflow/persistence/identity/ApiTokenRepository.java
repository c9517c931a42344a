package dev.workflow.persistence.identity;

import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** API tokens; all but the look-up by hash see the caller's own only. */
@ApplicationScoped
public class ApiTokenRepository {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected ApiTokenRepository() {}

    public ApiTokenRepository(EntityManager entities) {
        this.entities = entities;
    }

    public void add(ApiToken token) {
        entities.persist(token);
        entities.flush();
    }

    /** The token and its owner, in one statement. */
    public Optional<ApiToken> byHash(byte[] keyHash) {
        return entities.createQuery(
                        "select t from ApiToken t join fetch t.owner where t.keyHash = :hash", ApiToken.class)
                .setParameter("hash", keyHash)
                .getResultStream()
                .findFirst();
    }

    /** The caller's tokens, oldest first. */
    public Slice<ApiToken> list(Caller caller, Window window) {
        long count = entities.createQuery("select count(t) from ApiToken t where t.owner.id = :owner", Long.class)
                .setParameter("owner", caller.accountId())
                .getSingleResult();
        return new Slice<>(
                count,
                window.of(entities.createQuery(
                                        "select t from ApiToken t join fetch t.owner where t.owner.id = :owner"
                                                + " order by t.created, t.uuid",
                                        ApiToken.class)
                                .setParameter("owner", caller.accountId()))
                        .getResultList());
    }

    /** One of the caller's own. */
    public Optional<ApiToken> byUuid(Caller caller, UUID uuid) {
        return entities.createQuery(
                        "select t from ApiToken t join fetch t.owner where t.uuid = :uuid and t.owner.id = :owner",
                        ApiToken.class)
                .setParameter("uuid", uuid)
                .setParameter("owner", caller.accountId())
                .getResultStream()
                .findFirst();
    }

    /** @return false when the caller has no such token */
    public boolean remove(Caller caller, UUID uuid) {
        return entities.createQuery("delete from ApiToken t where t.uuid = :uuid and t.owner.id = :owner")
                        .setParameter("uuid", uuid)
                        .setParameter("owner", caller.accountId())
                        .executeUpdate()
                > 0;
    }

    /** They were used just now. */
    public void used(Collection<UUID> uuids, OffsetDateTime now) {
        entities.createQuery("update ApiToken t set t.lastUsed = :now where t.uuid in :uuids")
                .setParameter("now", now)
                .setParameter("uuids", uuids)
                .executeUpdate();
    }

    /** Removes those that ended before the moment; returns how many it were. */
    public int removeExpired(OffsetDateTime before) {
        return entities.createQuery("delete from ApiToken t where t.expires < :before")
                .setParameter("before", before)
                .executeUpdate();
    }

    public void removeAll(long account) {
        entities.createQuery("delete from ApiToken t where t.owner.id = :owner")
                .setParameter("owner", account)
                .executeUpdate();
    }
}
