package dev.workflow.persistence.volume;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Volumes of an app, newest first. */
public class Volumes {

    private final EntityManager em;

    public Volumes(EntityManager em) {
        this.em = em;
    }

    public Slice<Volume> page(App app, Window window) {
        long count = em.createQuery("select count(v) from Volume v where v.app = :app", Long.class)
                .setParameter("app", app.getUuid())
                .getSingleResult();
        return new Slice<>(count, window.of(newestFirst(app)).getResultList());
    }

    public List<Volume> all(App app) {
        return newestFirst(app).getResultList();
    }

    private TypedQuery<Volume> newestFirst(App app) {
        return em.createQuery(
                        "select v from Volume v join fetch v.owner where v.app = :app"
                                + " order by v.created desc, v.name",
                        Volume.class)
                .setParameter("app", app.getUuid());
    }

    public Optional<Volume> byName(App app, String name) {
        return em.createQuery("select v from Volume v where v.app = :app and v.name = :name", Volume.class)
                .setParameter("app", app.getUuid())
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** Which of these volumes there are, of whatever app. */
    public Set<UUID> existing(Collection<UUID> some) {
        return some.isEmpty()
                ? Set.of()
                : new HashSet<>(em.createQuery("select v.uuid from Volume v where v.uuid in :some", UUID.class)
                        .setParameter("some", some)
                        .getResultList());
    }

    /** @throws jakarta.persistence.PersistenceException when the app has one of that name */
    public void add(Volume volume) {
        em.persist(volume);
        em.flush();
    }

    public void remove(Volume volume) {
        em.remove(em.merge(volume));
    }
}
