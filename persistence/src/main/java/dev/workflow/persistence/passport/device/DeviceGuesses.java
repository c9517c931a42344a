package dev.workflow.persistence.passport.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;

/** Codes that people typed and that no device shows. */
@ApplicationScoped
public class DeviceGuesses {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected DeviceGuesses() {}

    public DeviceGuesses(EntityManager entities) {
        this.entities = entities;
    }

    public void add(long account, String address, OffsetDateTime now) {
        entities.createNativeQuery("insert into device_guess (account_id, address, at) values (?1, ?2, ?3)")
                .setParameter(1, account)
                .setParameter(2, address)
                .setParameter(3, now)
                .executeUpdate();
    }

    /** Guesses of one account, or from one address, are counted one after the other until the transaction ends. */
    public void lock(long account, String address) {
        for (String key : new String[] {"guess/" + account, "guess at " + address}) {
            entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)")
                    .setParameter(1, key)
                    .getSingleResult();
        }
    }

    public long byAccountSince(long account, OffsetDateTime moment) {
        return count("select count(*) from device_guess where account_id = ?1 and at > ?2", account, moment);
    }

    public long byAddressSince(String address, OffsetDateTime moment) {
        return count("select count(*) from device_guess where address = ?1 and at > ?2", address, moment);
    }

    public void removeBefore(OffsetDateTime moment) {
        entities.createNativeQuery("delete from device_guess where at < ?1")
                .setParameter(1, moment)
                .executeUpdate();
    }

    private long count(String sql, Object whose, OffsetDateTime moment) {
        Number count = (Number) entities.createNativeQuery(sql)
                .setParameter(1, whose)
                .setParameter(2, moment)
                .getSingleResult();
        return count.longValue();
    }
}
