package dev.workflow.persistence.endpoint;

import dev.workflow.persistence.app.App;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Services of an app, newest first. */
public class Services {

    private final EntityManager em;

    public Services(EntityManager em) {
        this.em = em;
    }

    public List<Service> all(App app) {
        return em.createQuery(
                        "select s from Service s where s.app = :app order by s.created desc, s.id desc", Service.class)
                .setParameter("app", app.getUuid())
                .getResultList();
    }

    public Optional<Service> of(App app, String ptype) {
        return em.createQuery("select s from Service s where s.app = :app and s.ptype = :ptype", Service.class)
                .setParameter("app", app.getUuid())
                .setParameter("ptype", ptype)
                .getResultStream()
                .findFirst();
    }

    public void add(Service service) {
        em.persist(service);
        em.flush();
    }

    public void remove(Service service) {
        em.remove(em.merge(service));
    }
}
