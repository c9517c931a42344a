package dev.workflow.persistence.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.UUID;

/** By which rules something was granted to jobs. It ends with any of them, which the database sees to. */
@ApplicationScoped
public class WorkloadGrants {

    @PersistenceContext(unitName = "workflow")
    private EntityManager em;

    protected WorkloadGrants() {}

    public WorkloadGrants(EntityManager em) {
        this.em = em;
    }

    /**
     * Remembers the rules of a grant, and keeps them and their issuer as they are until the transaction ends.
     *
     * @return false when one of them has ended, or its issuer is not trusted with jobs any more
     */
    public boolean add(UUID grant, Collection<UUID> rules) {
        return rules.stream().allMatch(rule -> add(grant, rule));
    }

    private boolean add(UUID grant, UUID rule) {
        return em.createNativeQuery("insert into workload_grant (grant_uuid, rule_uuid)"
                                + " select ?1, r.uuid from workload_rule r join sso_issuer i on i.uuid = r.issuer_uuid"
                                + " where r.uuid = ?2 and i.enabled and jsonb_exists(i.settings -> 'kinds', 'workload')"
                                + " for key share of r for share of i")
                        .setParameter(1, grant)
                        .setParameter(2, rule)
                        .executeUpdate()
                > 0;
    }

    /** Ends what was granted to jobs of an issuer. What is changed of it must be so by now. */
    public void endAll(UUID issuer) {
        em.flush();
        em.createNativeQuery("delete from oauth_grant where uuid in (select g.grant_uuid from workload_grant g"
                        + " join workload_rule r on r.uuid = g.rule_uuid where r.issuer_uuid = ?1)")
                .setParameter(1, issuer)
                .executeUpdate();
    }
}
