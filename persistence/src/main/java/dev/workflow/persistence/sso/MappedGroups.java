package dev.workflow.persistence.sso;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;

/** Members of the groups that an issuer manages. */
@ApplicationScoped
public class MappedGroups {

    @PersistenceContext(unitName = "workflow")
    private EntityManager em;

    protected MappedGroups() {}

    public MappedGroups(EntityManager em) {
        this.em = em;
    }

    /**
     * Leaves the account in exactly these groups of the issuer's. One that is not there is made; one that somebody else
     * manages stays as it is.
     *
     * @param origin the issuer's name
     */
    public void set(String origin, long account, Set<String> groups, OffsetDateTime now) {
        em.createNativeQuery(
                        "delete from group_member m using account_group g where g.uuid = m.group_uuid"
                                + " and g.origin = ?1 and m.account_id = ?2 and not (g.name = any (string_to_array(?3, chr(10))))")
                .setParameter(1, origin)
                .setParameter(2, account)
                .setParameter(3, String.join("\n", groups))
                .executeUpdate();
        for (String group : groups) {
            em.createNativeQuery("insert into account_group (uuid, name, origin, created, updated)"
                            + " values (?1, ?2, ?3, ?4, ?4) on conflict do nothing")
                    .setParameter(1, UUID.randomUUID())
                    .setParameter(2, group)
                    .setParameter(3, origin)
                    .setParameter(4, now)
                    .executeUpdate();
            em.createNativeQuery("insert into group_member (group_uuid, account_id) select uuid, ?1 from account_group"
                            + " where name = ?2 and origin = ?3 on conflict do nothing")
                    .setParameter(1, account)
                    .setParameter(2, group)
                    .setParameter(3, origin)
                    .executeUpdate();
        }
    }
}
