package dev.workflow.persistence.app;

import jakarta.persistence.EntityManager;

/** The newest settings row of an app is the one that counts. */
public class SettingsOfApps {

    private final EntityManager em;

    public SettingsOfApps(EntityManager em) {
        this.em = em;
    }

    public AppSettings newest(App app) {
        return em.createQuery(
                        "select s from AppSettings s join fetch s.owner where s.app = :app order by s.created desc",
                        AppSettings.class)
                .setParameter("app", app.getUuid())
                .setMaxResults(1)
                .getSingleResult();
    }

    public void add(AppSettings settings) {
        em.persist(settings);
    }
}
