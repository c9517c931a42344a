package dev.workflow.persistence.audit;

import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** The audit log. Entries are added and completed, never changed; they leave when they are old. */
public class AuditEntries {

    private final EntityManager em;

    public AuditEntries(EntityManager em) {
        this.em = em;
    }

    public long add(AuditEntry entry) {
        em.persist(entry);
        em.flush();
        return entry.getId();
    }

    /**
     * Says how the call ended. A crash of the database may lose what was completed in its last second, not that the call
     * was made: that is what {@link #add} waited for.
     */
    public void complete(long id, String route, String app, String target, String reason, int status, long millis) {
        em.createNativeQuery("set local synchronous_commit to off").executeUpdate();
        em.createQuery("update AuditEntry e set e.route = :route, e.app = :app, e.target = :target,"
                        + " e.reason = :reason, e.status = :status, e.millis = :millis where e.id = :id")
                .setParameter("route", route)
                .setParameter("app", app)
                .setParameter("target", target)
                .setParameter("reason", reason)
                .setParameter("status", status)
                .setParameter("millis", millis)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Newest first. */
    public Slice<AuditEntry> page(AuditQuery asked, Window window) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder(" where 1 = 1");
        asked.username().ifPresent(name -> {
            where.append(" and e.username = :username");
            values.put("username", name);
        });
        asked.app().ifPresent(app -> {
            where.append(" and e.app = :app");
            values.put("app", app);
        });
        asked.since().ifPresent(moment -> {
            where.append(" and e.created >= :since");
            values.put("since", moment);
        });
        asked.until().ifPresent(moment -> {
            where.append(" and e.created < :until");
            values.put("until", moment);
        });
        TypedQuery<Long> count = em.createQuery("select count(e) from AuditEntry e" + where, Long.class);
        TypedQuery<AuditEntry> entries = em.createQuery(
                "select e from AuditEntry e" + where + " order by e.created desc, e.id desc", AuditEntry.class);
        values.forEach((name, value) -> {
            count.setParameter(name, value);
            entries.setParameter(name, value);
        });
        return new Slice<>(count.getSingleResult(), window.of(entries).getResultList());
    }

    /** Removes the oldest entries from before the moment, so many at most; returns how many it were. */
    public int prune(OffsetDateTime before, int most) {
        return em.createNativeQuery("delete from audit where id in (select id from audit where created < ?1"
                        + " order by created limit ?2)")
                .setParameter(1, before)
                .setParameter(2, most)
                .executeUpdate();
    }
}
