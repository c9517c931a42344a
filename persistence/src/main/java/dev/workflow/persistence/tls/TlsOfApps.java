package dev.workflow.persistence.tls;

import dev.workflow.persistence.app.App;
import jakarta.persistence.EntityManager;

/** The TLS row of an app, or what it has without one. */
public class TlsOfApps {

    private final EntityManager em;

    public TlsOfApps(EntityManager em) {
        this.em = em;
    }

    public Tls of(App app) {
        return em.createQuery("select t from Tls t join fetch t.owner where t.app = :app", Tls.class)
                .setParameter("app", app.getUuid())
                .getResultStream()
                .findFirst()
                .orElseGet(() -> new Tls(app));
    }

    /** Stores a new or changed row. */
    public void save(Tls tls) {
        em.merge(tls);
        em.flush();
    }
}
