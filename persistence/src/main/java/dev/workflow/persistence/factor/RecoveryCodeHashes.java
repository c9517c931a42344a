package dev.workflow.persistence.factor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The recovery codes that an account has left. */
@ApplicationScoped
public class RecoveryCodeHashes {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected RecoveryCodeHashes() {}

    public RecoveryCodeHashes(EntityManager entities) {
        this.entities = entities;
    }

    public int count(long account) {
        return ((Number) entities.createNativeQuery("select count(*) from recovery_code where account_id = ?1")
                        .setParameter(1, account)
                        .getSingleResult())
                .intValue();
    }

    public void add(long account, List<byte[]> hashes) {
        hashes.forEach(
                hash -> entities.createNativeQuery("insert into recovery_code (account_id, code_hash) values (?1, ?2)")
                        .setParameter(1, account)
                        .setParameter(2, hash)
                        .executeUpdate());
    }

    /** Uses a code up. @return false when the account has no such code, or has used it: also at the same moment */
    public boolean remove(long account, byte[] hash) {
        return entities.createNativeQuery("delete from recovery_code where account_id = ?1 and code_hash = ?2")
                        .setParameter(1, account)
                        .setParameter(2, hash)
                        .executeUpdate()
                > 0;
    }

    public void removeAll(long account) {
        entities.createNativeQuery("delete from recovery_code where account_id = ?1")
                .setParameter(1, account)
                .executeUpdate();
    }
}
