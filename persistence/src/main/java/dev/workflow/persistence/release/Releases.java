package dev.workflow.persistence.release;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Optional;

/** Releases of an app, newest first. */
public class Releases {

    private static final String WHOLE = "select r from Release r join fetch r.owner join fetch r.config"
            + " left join fetch r.build where r.app = :app";

    private final EntityManager em;

    public Releases(EntityManager em) {
        this.em = em;
    }

    public Slice<Release> page(App app, Window window) {
        long count = em.createQuery("select count(r) from Release r where r.app = :app", Long.class)
                .setParameter("app", app.getUuid())
                .getSingleResult();
        return new Slice<>(
                count, window.of(whole(app, " order by r.version desc")).getResultList());
    }

    public Optional<Release> byVersion(App app, int version) {
        return whole(app, " and r.version = :version")
                .setParameter("version", version)
                .getResultStream()
                .findFirst();
    }

    /** Of any state. */
    public Optional<Release> newest(App app) {
        return first(whole(app, " order by r.version desc"));
    }

    /** What configuration is inherited from and what run and scale use (model.md §6 rule 4). */
    public Optional<Release> newestNotFailed(App app) {
        return first(whole(app, " and r.failed = false order by r.version desc"));
    }

    /** The newest release that ran, older than {@code version}, with a build: what a failed deploy goes back to. */
    public Optional<Release> newestSucceededBefore(App app, int version) {
        return first(whole(
                        app,
                        " and r.failed = false and r.state = 'succeed' and r.build is not null and r.version < :version"
                                + " order by r.version desc")
                .setParameter("version", version));
    }

    /** What a new release is compared with for its summary (model.md §6 rule 3). */
    public Optional<Release> previousOf(App app, int version, boolean autorollback) {
        String states = autorollback ? " and r.failed = false and r.state = 'succeed'" : " and r.state <> 'created'";
        return first(whole(app, states + " and r.version < :version order by r.version desc")
                .setParameter("version", version));
    }

    public void add(Release release) {
        em.persist(release);
    }

    private TypedQuery<Release> whole(App app, String rest) {
        return em.createQuery(WHOLE + rest, Release.class).setParameter("app", app.getUuid());
    }

    private static Optional<Release> first(TypedQuery<Release> query) {
        return query.setMaxResults(1).getResultStream().findFirst();
    }
}
