package dev.workflow.persistence.route;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Routes of an app, newest first. */
public class Routes {

    private static final String NEWEST =
            "select r from Route r join fetch r.owner where r.app = :app order by r.created desc, r.id desc";

    private final EntityManager em;

    public Routes(EntityManager em) {
        this.em = em;
    }

    public Slice<Route> page(App app, Window window) {
        long count = em.createQuery("select count(r) from Route r where r.app = :app", Long.class)
                .setParameter("app", app.getUuid())
                .getSingleResult();
        return new Slice<>(
                count,
                window.of(em.createQuery(NEWEST, Route.class).setParameter("app", app.getUuid()))
                        .getResultList());
    }

    public List<Route> all(App app) {
        return em.createQuery(NEWEST, Route.class)
                .setParameter("app", app.getUuid())
                .getResultList();
    }

    public Optional<Route> byName(App app, String name) {
        return em.createQuery("select r from Route r where r.app = :app and r.name = :name", Route.class)
                .setParameter("app", app.getUuid())
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    public void add(Route route) {
        em.persist(route);
        em.flush();
    }

    public void remove(Route route) {
        em.remove(em.merge(route));
    }

    /** Removes the routes that lead to a process type. */
    public void removeOf(App app, String ptype) {
        em.createQuery("delete from Route r where r.app = :app and r.ptype = :ptype")
                .setParameter("app", app.getUuid())
                .setParameter("ptype", ptype)
                .executeUpdate();
    }
}
