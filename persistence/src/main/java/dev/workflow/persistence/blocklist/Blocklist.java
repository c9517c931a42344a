package dev.workflow.persistence.blocklist;

import jakarta.persistence.EntityManager;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The blocks there are. Whether one applies to a request is read with the app, in {@code Apps.reach}. */
public class Blocklist {

    private static final String INSERT = "insert into blocklist (uuid, %1$s, remark, created, updated)"
            + " values (?1, ?2, ?3, ?4, ?4)"
            + " on conflict (%1$s) do update set remark = excluded.remark, updated = excluded.updated";

    private final EntityManager em;

    public Blocklist(EntityManager em) {
        this.em = em;
    }

    /** Blocks an app by its name, or changes the remark of the block there is. */
    public void putApp(String app, String remark, OffsetDateTime now) {
        put("app_id", app, remark, now);
    }

    /** Blocks all apps of an account, or changes the remark of the block there is. */
    public void putAccount(long account, String remark, OffsetDateTime now) {
        put("account_id", account, remark, now);
    }

    private void put(String column, Object subject, String remark, OffsetDateTime now) {
        em.createNativeQuery(INSERT.formatted(column))
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, subject)
                .setParameter(3, remark)
                .setParameter(4, now)
                .executeUpdate();
    }

    public void removeApp(String app) {
        em.createQuery("delete from Block b where b.app = :app")
                .setParameter("app", app)
                .executeUpdate();
    }

    public void removeAccount(long account) {
        em.createQuery("delete from Block b where b.account = :account")
                .setParameter("account", account)
                .executeUpdate();
    }
}
