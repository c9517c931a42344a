package dev.workflow.persistence.passport.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Devices that wait, by the hash of one of their codes. */
@ApplicationScoped
public class DeviceRequests {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected DeviceRequests() {}

    public DeviceRequests(EntityManager entities) {
        this.entities = entities;
    }

    public void add(DeviceRequest request) {
        entities.persist(request);
        entities.flush();
    }

    /** The one that the device asks for, for this transaction alone. */
    public Optional<DeviceRequest> take(String digest) {
        return Optional.ofNullable(entities.find(DeviceRequest.class, digest, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The one whose code a person typed, for this transaction alone. */
    public Optional<DeviceRequest> takeByUserCode(String userDigest) {
        return entities.createQuery("select d from DeviceRequest d where d.userDigest = :digest", DeviceRequest.class)
                .setParameter("digest", userDigest)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    public void remove(DeviceRequest request) {
        entities.remove(request);
    }

    public long countSince(String address, OffsetDateTime moment) {
        return entities.createQuery(
                        "select count(d) from DeviceRequest d where d.address = :address and d.created > :moment",
                        Long.class)
                .setParameter("address", address)
                .setParameter("moment", moment)
                .getSingleResult();
    }

    public long count() {
        return entities.createQuery("select count(d) from DeviceRequest d", Long.class)
                .getSingleResult();
    }

    /** Drops those that the account allowed and whose device has not come back yet. */
    public void removeApprovedBy(long account) {
        entities.createQuery("delete from DeviceRequest d where d.accountId = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    public void removeExpiredBefore(OffsetDateTime moment) {
        entities.createQuery("delete from DeviceRequest d where d.expires < :moment")
                .setParameter("moment", moment)
                .executeUpdate();
    }
}
