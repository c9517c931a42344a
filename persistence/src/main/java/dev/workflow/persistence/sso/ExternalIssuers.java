package dev.workflow.persistence.sso;

import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Issuers by name. Not app-scoped: who may change them is decided by the service above. */
@ApplicationScoped
public class ExternalIssuers {

    @PersistenceContext(unitName = "workflow")
    private EntityManager em;

    protected ExternalIssuers() {}

    public ExternalIssuers(EntityManager em) {
        this.em = em;
    }

    /** @throws jakarta.persistence.PersistenceException when its name or URL is taken */
    public void add(ExternalIssuer issuer) {
        em.persist(issuer);
        em.flush();
    }

    public void remove(ExternalIssuer issuer) {
        em.remove(issuer);
    }

    public Optional<ExternalIssuer> byName(String name) {
        return em.createQuery("select i from ExternalIssuer i where i.name = :name", ExternalIssuer.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    public Optional<ExternalIssuer> byId(UUID uuid) {
        return Optional.ofNullable(em.find(ExternalIssuer.class, uuid));
    }

    /** Whether another one has this URL. */
    public boolean urlTaken(String url, UUID but) {
        return em.createQuery(
                                "select count(i) from ExternalIssuer i where i.url = :url and i.uuid <> :uuid",
                                Long.class)
                        .setParameter("url", url)
                        .setParameter("uuid", but)
                        .getSingleResult()
                > 0;
    }

    public Slice<ExternalIssuer> list(Window window) {
        long count = em.createQuery("select count(i) from ExternalIssuer i", Long.class)
                .getSingleResult();
        return new Slice<>(
                count,
                window.of(em.createQuery("select i from ExternalIssuer i order by i.name", ExternalIssuer.class))
                        .getResultList());
    }

    /** Those in use, by name. */
    public List<ExternalIssuer> enabled() {
        return em.createQuery(
                        "select i from ExternalIssuer i where i.enabled = true order by i.name", ExternalIssuer.class)
                .getResultList();
    }

    /** Those that came from the configuration. */
    public List<ExternalIssuer> configured() {
        return em.createQuery("select i from ExternalIssuer i where i.configured = true", ExternalIssuer.class)
                .getResultList();
    }
}
