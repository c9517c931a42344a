package dev.workflow.persistence.idempotency;

import jakarta.persistence.EntityManager;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Sealed answers by account and key. */
public class KeptAnswers {

    private final EntityManager em;

    public KeptAnswers(EntityManager em) {
        this.em = em;
    }

    /** The answer under the key, unless it is from before the moment. */
    public Optional<byte[]> find(long account, String key, OffsetDateTime notBefore) {
        List<?> found = em.createNativeQuery(
                        "select answer from kept_answer where account_id = ?1 and key = ?2 and created >= ?3")
                .setParameter(1, account)
                .setParameter(2, key)
                .setParameter(3, notBefore)
                .getResultList();
        return found.stream().findFirst().map(byte[].class::cast);
    }

    /** True for one transaction at a time, until it ends: whoever gets false meets a call that is still running. */
    public boolean claim(long account, String key) {
        return (Boolean) em.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, "answer/" + account + "/" + key)
                .getSingleResult();
    }

    /** Takes the place of an answer that is too old to count. */
    public void keep(long account, String key, byte[] answer, OffsetDateTime now) {
        em.createNativeQuery("insert into kept_answer (account_id, key, answer, created) values (?1, ?2, ?3, ?4)"
                        + " on conflict (account_id, key) do update set answer = ?3, created = ?4")
                .setParameter(1, account)
                .setParameter(2, key)
                .setParameter(3, answer)
                .setParameter(4, now)
                .executeUpdate();
    }

    /** Removes answers from before the moment, so many at most; returns how many it were. */
    public int prune(OffsetDateTime before, int most) {
        return em.createNativeQuery("delete from kept_answer where (account_id, key) in (select account_id, key"
                        + " from kept_answer where created < ?1 order by created limit ?2)")
                .setParameter(1, before)
                .setParameter(2, most)
                .executeUpdate();
    }
}
