package dev.workflow.persistence.factor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Passkeys; all but the look-up by what a browser shows see those of one account only. */
@ApplicationScoped
public class PasskeyRepository {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected PasskeyRepository() {}

    public PasskeyRepository(EntityManager entities) {
        this.entities = entities;
    }

    public void add(Passkey passkey) {
        entities.persist(passkey);
        entities.flush();
    }

    public boolean any() {
        return !entities.createQuery("select p.uuid from Passkey p", UUID.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** The account's, the eldest first. */
    public List<Passkey> of(long account) {
        return entities.createQuery(
                        "select p from Passkey p where p.account.id = :account order by p.created, p.uuid",
                        Passkey.class)
                .setParameter("account", account)
                .getResultList();
    }

    public Optional<Passkey> byCredential(byte[] credentialId) {
        return entities.createQuery(
                        "select p from Passkey p join fetch p.account where p.credentialId = :credential",
                        Passkey.class)
                .setParameter("credential", credentialId)
                .getResultStream()
                .findFirst();
    }

    /** Notes a use. @return false when the counter does not go on from the one that was seen last: there are two such keys */
    public boolean used(UUID uuid, long signCount, OffsetDateTime now) {
        return entities.createQuery("update Passkey p set p.signCount = :count, p.lastUsed = :now where p.uuid = :uuid"
                                + " and (p.signCount < :count or (p.signCount = 0 and :count = 0))")
                        .setParameter("count", signCount)
                        .setParameter("now", now)
                        .setParameter("uuid", uuid)
                        .executeUpdate()
                > 0;
    }

    /** @return false when the account has no such passkey */
    public boolean remove(long account, UUID uuid) {
        return entities.createQuery("delete from Passkey p where p.account.id = :account and p.uuid = :uuid")
                        .setParameter("account", account)
                        .setParameter("uuid", uuid)
                        .executeUpdate()
                > 0;
    }

    public void removeAll(long account) {
        entities.createQuery("delete from Passkey p where p.account.id = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    /** Uses a challenge up, and forgets old ones. @return false when it has been used: also at the same moment */
    public boolean spend(byte[] challengeHash, OffsetDateTime expires, OffsetDateTime now) {
        entities.createNativeQuery("delete from spent_challenge where challenge_hash in (select challenge_hash"
                        + " from spent_challenge where expires < ?1 limit 1000 for update skip locked)")
                .setParameter(1, now)
                .executeUpdate();
        return entities.createNativeQuery("insert into spent_challenge (challenge_hash, expires) values (?1, ?2)"
                                + " on conflict do nothing")
                        .setParameter(1, challengeHash)
                        .setParameter(2, expires)
                        .executeUpdate()
                > 0;
    }
}
