package dev.workflow.persistence.blocklist;

import jakarta.persistence.EntityManager;
import java.util.Optional;

/** The blocks there are. Whether one applies to a request is read with the app, in {@code Apps.reach}. */
public class Blocklist {

    private final EntityManager em;

    public Blocklist(EntityManager em) {
        this.em = em;
    }

    public Optional<Block> ofApp(String app) {
        return em.createQuery("select b from Block b where b.app = :app", Block.class)
                .setParameter("app", app)
                .getResultStream()
                .findFirst();
    }

    public Optional<Block> ofAccount(long account) {
        return em.createQuery("select b from Block b where b.account = :account", Block.class)
                .setParameter("account", account)
                .getResultStream()
                .findFirst();
    }

    /** @throws jakarta.persistence.PersistenceException when there is one already */
    public void add(Block block) {
        em.persist(block);
        em.flush();
    }

    public void remove(Block block) {
        em.remove(block);
    }
}
