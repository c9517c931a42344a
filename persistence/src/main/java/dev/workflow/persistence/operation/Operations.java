package dev.workflow.persistence.operation;

import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of the operation ledger. Whoever changes an operation locks its row first. */
public class Operations {

    private final EntityManager em;

    public Operations(EntityManager em) {
        this.em = em;
    }

    public void add(Operation operation) {
        em.persist(operation);
        em.flush();
    }

    public Optional<Operation> lock(UUID uuid) {
        Operation operation = em.find(Operation.class, uuid, LockModeType.PESSIMISTIC_WRITE);
        if (operation != null) {
            em.refresh(operation);
        }
        return Optional.ofNullable(operation);
    }

    public Optional<Operation> find(UUID uuid) {
        return Optional.ofNullable(em.find(Operation.class, uuid));
    }

    /** Those that exist, in no order, in one statement. */
    public List<Operation> all(Collection<UUID> uuids) {
        return em.createQuery("select o from Operation o where o.uuid in :uuids", Operation.class)
                .setParameter("uuids", uuids)
                .getResultList();
    }

    /**
     * One transaction at a time looks at and changes what is active and waiting in an app's lane. Held until the
     * transaction ends.
     */
    public void lockLane(String app, String lane) {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)")
                .setParameter(1, lane + "/" + app)
                .getSingleResult();
    }

    public Optional<Operation> active(String app, String lane) {
        return em.createQuery(
                        "select o from Operation o where o.app = :app and o.lane = :lane and o.active = true",
                        Operation.class)
                .setParameter("app", app)
                .setParameter("lane", lane)
                .getResultStream()
                .findFirst();
    }

    /** Not yet released to a worker, oldest first. */
    public List<Operation> waiting(String app, String lane) {
        return em.createQuery(
                        "select o from Operation o where o.app = :app and o.lane = :lane and o.active = false and"
                                + " o.ended is null order by o.created, o.uuid",
                        Operation.class)
                .setParameter("app", app)
                .setParameter("lane", lane)
                .getResultList();
    }

    public Slice<Operation> page(UUID app, Window window) {
        long count = em.createQuery("select count(o) from Operation o where o.appUuid = :app", Long.class)
                .setParameter("app", app)
                .getSingleResult();
        TypedQuery<Operation> query = em.createQuery(
                        "select o from Operation o where o.appUuid = :app order by o.created desc, o.uuid",
                        Operation.class)
                .setParameter("app", app);
        return new Slice<>(count, window.of(query).getResultList());
    }

    /**
     * Prolongs the leases the owner still holds of those operations; returns the ones it must stop. After its deadline
     * an operation has what is left of its lease to stop by itself.
     */
    public List<UUID> renew(String owner, Collection<UUID> held, OffsetDateTime until, OffsetDateTime now) {
        em.createQuery("update Operation o set o.leaseUntil = :until where o.leaseOwner = :owner and o.uuid in :held"
                        + " and o.deadline > :now")
                .setParameter("now", now)
                .setParameter("until", until)
                .setParameter("owner", owner)
                .setParameter("held", held)
                .executeUpdate();
        return em.createQuery(
                        "select o.uuid from Operation o where o.uuid in :held and (o.leaseOwner is null or"
                                + " o.leaseOwner <> :owner or o.state = :cancelled or o.deadline <= :now)",
                        UUID.class)
                .setParameter("held", held)
                .setParameter("owner", owner)
                .setParameter("cancelled", Operation.State.CANCEL_REQUESTED)
                .setParameter("now", now)
                .getResultList();
    }

    /** Those of the operations that the owner does not hold any more: they ended, wait again, or are another's. */
    public List<UUID> notHeldBy(String owner, Collection<UUID> operations) {
        return em.createQuery(
                        "select o.uuid from Operation o where o.uuid in :operations and (o.leaseOwner is null or"
                                + " o.leaseOwner <> :owner)",
                        UUID.class)
                .setParameter("operations", operations)
                .setParameter("owner", owner)
                .getResultList();
    }

    /** Operations whose worker is gone: their lease ran out, or its owner's name starts like a process that restarted. */
    public List<UUID> orphans(OffsetDateTime now, String lostOwnerPrefix, int limit) {
        return em.createQuery(
                        "select o.uuid from Operation o where o.ended is null and o.leaseOwner is not null and"
                                + " (o.leaseUntil < :now or (:lost <> '' and locate(:lost, o.leaseOwner) = 1)) order by o.leaseUntil",
                        UUID.class)
                .setParameter("now", now)
                .setParameter("lost", lostOwnerPrefix)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Operations a worker was called for and none came: see {@link Operation#unanswered}. */
    public List<UUID> unanswered(OffsetDateTime now, int limit) {
        return em.createQuery(
                        "select o.uuid from Operation o where o.active = true and o.leaseOwner is null and"
                                + " o.leaseUntil < :now order by o.leaseUntil",
                        UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    public void announce(String queue, UUID operation, OffsetDateTime now) {
        em.persist(new OutboxMessage(queue, operation.toString(), now));
    }

    public void append(UUID operation, long firstSeq, List<String> lines) {
        long seq = firstSeq;
        for (String line : lines) {
            em.createNativeQuery("insert into operation_line (operation_uuid, seq, line) values (?1, ?2, ?3)"
                            + " on conflict do nothing")
                    .setParameter(1, operation)
                    .setParameter(2, seq++)
                    .setParameter(3, line)
                    .executeUpdate();
        }
    }

    @SuppressWarnings("unchecked")
    public List<Object[]> linesAfter(UUID operation, long seq, int limit) {
        return em.createNativeQuery("select seq, line from operation_line where operation_uuid = ?1 and seq > ?2"
                        + " order by seq limit ?3")
                .setParameter(1, operation)
                .setParameter(2, seq)
                .setParameter(3, limit)
                .getResultList();
    }

    public long lastSeq(UUID operation) {
        return ((Number) em.createNativeQuery(
                                "select coalesce(max(seq), 0) from operation_line where operation_uuid = ?1")
                        .setParameter(1, operation)
                        .getSingleResult())
                .longValue();
    }
}
