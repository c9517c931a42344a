package dev.workflow.persistence.build;

import dev.workflow.persistence.app.App;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Builds of an app, newest first. */
public class Builds {

    private final EntityManager em;

    public Builds(EntityManager em) {
        this.em = em;
    }

    public List<Build> page(App app, int limit, int offset) {
        return em.createQuery(
                        "select b from Build b join fetch b.owner where b.app = :app order by b.created desc, b.uuid",
                        Build.class)
                .setParameter("app", app.getUuid())
                .setMaxResults(limit)
                .setFirstResult(offset)
                .getResultList();
    }

    public long count(App app) {
        return em.createQuery("select count(b) from Build b where b.app = :app", Long.class)
                .setParameter("app", app.getUuid())
                .getSingleResult();
    }

    public Optional<Build> byUuid(App app, UUID uuid) {
        return em.createQuery(
                        "select b from Build b join fetch b.owner where b.app = :app and b.uuid = :uuid", Build.class)
                .setParameter("app", app.getUuid())
                .setParameter("uuid", uuid)
                .getResultStream()
                .findFirst();
    }

    public Optional<Build> newest(App app) {
        return page(app, 1, 0).stream().findFirst();
    }

    public void add(Build build) {
        em.persist(build);
    }
}
