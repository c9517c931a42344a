package dev.workflow.persistence.sso;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which jobs may work on apps. */
@ApplicationScoped
public class WorkloadRules {

    /** A rule with the name of its app. */
    public record OfNamedApp(String app, WorkloadRule rule) {}

    @PersistenceContext(unitName = "workflow")
    private EntityManager em;

    protected WorkloadRules() {}

    public WorkloadRules(EntityManager em) {
        this.em = em;
    }

    /** Of an app, oldest first. */
    public Slice<WorkloadRule> page(App app, Window window) {
        return new Slice<>(
                count(app),
                window.of(em.createQuery(
                                        "select r from WorkloadRule r join fetch r.owner join fetch r.issuer"
                                                + " where r.app = :app order by r.created, r.uuid",
                                        WorkloadRule.class)
                                .setParameter("app", app.getUuid()))
                        .getResultList());
    }

    public long count(App app) {
        return em.createQuery("select count(r) from WorkloadRule r where r.app = :app", Long.class)
                .setParameter("app", app.getUuid())
                .getSingleResult();
    }

    public Optional<WorkloadRule> find(App app, UUID uuid) {
        return em.createQuery("select r from WorkloadRule r where r.app = :app and r.uuid = :uuid", WorkloadRule.class)
                .setParameter("app", app.getUuid())
                .setParameter("uuid", uuid)
                .getResultStream()
                .findFirst();
    }

    /** All that an issuer's tokens are to be held against, by app. */
    public List<OfNamedApp> of(UUID issuer) {
        return em.createQuery(
                        "select a.id, r from WorkloadRule r, App a where a.uuid = r.app and r.issuer.uuid = :issuer"
                                + " order by a.id, r.created",
                        Object[].class)
                .setParameter("issuer", issuer)
                .getResultStream()
                .map(row -> new OfNamedApp((String) row[0], (WorkloadRule) row[1]))
                .toList();
    }

    /** In whose names jobs of an issuer may act. */
    public List<Long> owners(UUID issuer) {
        return em.createQuery(
                        "select distinct r.owner.id from WorkloadRule r where r.issuer.uuid = :issuer", Long.class)
                .setParameter("issuer", issuer)
                .getResultList();
    }

    public void add(WorkloadRule rule) {
        em.persist(rule);
        em.flush();
    }

    /** What was granted by it ends with it. */
    public void remove(WorkloadRule rule) {
        em.remove(rule);
    }
}
