package dev.workflow.persistence.domain;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Domains of an app by name. */
public class Domains {

    private final EntityManager em;

    public Domains(EntityManager em) {
        this.em = em;
    }

    public Slice<Domain> page(App app, Window window) {
        long count = em.createQuery("select count(d) from Domain d where d.app = :app", Long.class)
                .setParameter("app", app.getUuid())
                .getSingleResult();
        return new Slice<>(count, window.of(byName(app)).getResultList());
    }

    /** All of the app, for the router. */
    public List<Domain> all(App app) {
        return byName(app).getResultList();
    }

    private TypedQuery<Domain> byName(App app) {
        return em.createQuery(
                        "select d from Domain d join fetch d.owner where d.app = :app order by d.domain", Domain.class)
                .setParameter("app", app.getUuid());
    }

    public Optional<Domain> byName(App app, String domain) {
        return em.createQuery("select d from Domain d where d.app = :app and d.domain = :domain", Domain.class)
                .setParameter("app", app.getUuid())
                .setParameter("domain", domain)
                .getResultStream()
                .findFirst();
    }

    /** Names of the app's domains by the id of the certificate they show. */
    public Map<Long, List<String>> byCertificate(App app) {
        return em.createQuery(
                        "select d from Domain d where d.app = :app and d.certificate is not null order by d.domain",
                        Domain.class)
                .setParameter("app", app.getUuid())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        domain -> domain.getCertificate().orElseThrow(),
                        Collectors.mapping(Domain::getDomain, Collectors.toList())));
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
