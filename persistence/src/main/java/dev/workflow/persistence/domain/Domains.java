package dev.workflow.persistence.domain;

import dev.workflow.persistence.app.App;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Domains of an app by name. */
public class Domains {

    private final EntityManager em;

    public Domains(EntityManager em) {
        this.em = em;
    }

    public List<Domain> page(App app, int limit, int offset) {
        return em.createQuery(
                        "select d from Domain d join fetch d.owner where d.app = :app order by d.domain", Domain.class)
                .setParameter("app", app.getUuid())
                .setMaxResults(limit)
                .setFirstResult(offset)
                .getResultList();
    }

    public long count(App app) {
        return em.createQuery("select count(d) from Domain d where d.app = :app", Long.class)
                .setParameter("app", app.getUuid())
                .getSingleResult();
    }

    public Optional<Domain> byName(App app, String domain) {
        return em.createQuery("select d from Domain d where d.app = :app and d.domain = :domain", Domain.class)
                .setParameter("app", app.getUuid())
                .setParameter("domain", domain)
                .getResultStream()
                .findFirst();
    }

    /** Whether any app of the platform has the name. */
    public boolean taken(String domain) {
        return em.createQuery("select count(d) from Domain d where d.domain = :domain", Long.class)
                        .setParameter("domain", domain)
                        .getSingleResult()
                > 0;
    }

    public void add(Domain domain) {
        em.persist(domain);
        em.flush();
    }

    public void remove(Domain domain) {
        em.remove(em.merge(domain));
    }
}
