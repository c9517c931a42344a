package dev.workflow.persistence.build;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Optional;
import java.util.UUID;

/** Builds of an app, newest first. */
public class Builds {

    private final EntityManager em;

    public Builds(EntityManager em) {
        this.em = em;
    }

    public Slice<Build> page(App app, Window window) {
        long count = em.createQuery("select count(b) from Build b where b.app = :app", Long.class)
                .setParameter("app", app.getUuid())
                .getSingleResult();
        return new Slice<>(count, window.of(newestFirst(app)).getResultList());
    }

    public Optional<Build> byUuid(App app, UUID uuid) {
        return em.createQuery(
                        "select b from Build b join fetch b.owner where b.app = :app and b.uuid = :uuid", Build.class)
                .setParameter("app", app.getUuid())
                .setParameter("uuid", uuid)
                .getResultStream()
                .findFirst();
    }

    private TypedQuery<Build> newestFirst(App app) {
        return em.createQuery(
                        "select b from Build b join fetch b.owner where b.app = :app order by b.created desc, b.uuid",
                        Build.class)
                .setParameter("app", app.getUuid());
    }

    public void add(Build build) {
        em.persist(build);
    }
}
