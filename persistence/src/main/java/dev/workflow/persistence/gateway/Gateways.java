package dev.workflow.persistence.gateway;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;

/** Gateways of an app, newest first. */
public class Gateways {

    private static final String COUNT = "select count(x) from Gateway x where x.app = :app";

    private final EntityManager em;

    public Gateways(EntityManager em) {
        this.em = em;
    }

    public Slice<Gateway> page(App app, Window window) {
        TypedQuery<Object[]> rows = em.createQuery(
                        "select g, (" + COUNT + ") from Gateway g join fetch g.owner where g.app = :app"
                                + " order by g.created desc, g.id desc",
                        Object[].class)
                .setParameter("app", app.getUuid());
        return Slice.counted(window.of(rows).getResultList(), Gateway.class, () -> em.createQuery(COUNT, Long.class)
                .setParameter("app", app.getUuid())
                .getSingleResult());
    }

    public List<Gateway> all(App app) {
        return em.createQuery(
                        "select g from Gateway g where g.app = :app order by g.created desc, g.id desc", Gateway.class)
                .setParameter("app", app.getUuid())
                .getResultList();
    }

    public Optional<Gateway> byName(App app, String name) {
        return em.createQuery(
                        "select g from Gateway g join fetch g.owner where g.app = :app and g.name = :name",
                        Gateway.class)
                .setParameter("app", app.getUuid())
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    public void add(Gateway gateway) {
        em.persist(gateway);
        em.flush();
    }

    public void remove(Gateway gateway) {
        em.remove(em.merge(gateway));
    }
}
