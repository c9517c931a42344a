package dev.workflow.persistence.resource;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Optional;

/** Resources of an app, newest first. */
public class ResourcesOfApps {

    private final EntityManager em;

    public ResourcesOfApps(EntityManager em) {
        this.em = em;
    }

    public Slice<Resource> page(App app, Window window) {
        long count = em.createQuery("select count(r) from Resource r where r.app = :app", Long.class)
                .setParameter("app", app.getUuid())
                .getSingleResult();
        TypedQuery<Resource> newestFirst = em.createQuery(
                        "select r from Resource r join fetch r.owner where r.app = :app"
                                + " order by r.created desc, r.name",
                        Resource.class)
                .setParameter("app", app.getUuid());
        return new Slice<>(count, window.of(newestFirst).getResultList());
    }

    public Optional<Resource> byName(App app, String name) {
        return em.createQuery("select r from Resource r where r.app = :app and r.name = :name", Resource.class)
                .setParameter("app", app.getUuid())
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    public void add(Resource resource) {
        em.persist(resource);
        em.flush();
    }

    public void remove(Resource resource) {
        em.remove(em.merge(resource));
    }
}
