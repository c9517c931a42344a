package dev.workflow.persistence.mail;

import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The outbox. Not app-scoped: who may look at it is decided by the service above. */
@ApplicationScoped
public class OutgoingMailRepository {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected OutgoingMailRepository() {}

    public OutgoingMailRepository(EntityManager entities) {
        this.entities = entities;
    }

    public void add(OutgoingMail mail) {
        entities.persist(mail);
    }

    public Optional<OutgoingMail> byId(UUID uuid) {
        return Optional.ofNullable(entities.find(OutgoingMail.class, uuid));
    }

    /** Newest first. */
    public Slice<OutgoingMail> list(Window window) {
        long count = entities.createQuery("select count(m) from OutgoingMail m", Long.class)
                .getSingleResult();
        return new Slice<>(
                count,
                window.of(entities.createQuery(
                                "select m from OutgoingMail m order by m.created desc, m.uuid", OutgoingMail.class))
                        .getResultList());
    }

    /** Those whose time has come, for this transaction alone: what another server has in its hands is left out. */
    @SuppressWarnings("unchecked")
    public List<OutgoingMail> due(OffsetDateTime now, int most) {
        return entities.createNativeQuery(
                        "select * from mail_outbox where state = 'waiting' and next_try <= ?1"
                                + " order by next_try limit " + most + " for update skip locked",
                        OutgoingMail.class)
                .setParameter(1, now)
                .getResultList();
    }

    /** Ends what has waited since before then. */
    public int giveUp(OffsetDateTime before, OffsetDateTime now) {
        return entities.createQuery("update OutgoingMail m set m.state = :failed, m.ended = :now, m.body = null"
                        + " where m.state = :waiting and m.created < :before")
                .setParameter("failed", OutgoingMail.State.failed)
                .setParameter("waiting", OutgoingMail.State.waiting)
                .setParameter("now", now)
                .setParameter("before", before)
                .executeUpdate();
    }

    /** Forgets what ended before then. */
    public int removeEnded(OffsetDateTime before) {
        return entities.createQuery("delete from OutgoingMail m where m.ended < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
