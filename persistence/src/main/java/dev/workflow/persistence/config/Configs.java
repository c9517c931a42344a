package dev.workflow.persistence.config;

import jakarta.persistence.EntityManager;

/** Configurations are reached through their releases; here they are added. */
public class Configs {

    private final EntityManager em;

    public Configs(EntityManager em) {
        this.em = em;
    }

    public void add(Config config) {
        em.persist(config);
    }
}
