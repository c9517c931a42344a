package dev.workflow.persistence.ldap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the directory last said about accounts. */
@ApplicationScoped
public class LdapAccountRepository {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected LdapAccountRepository() {}

    public LdapAccountRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** The account's row, made if need be. */
    public LdapAccount of(long account, OffsetDateTime now) {
        LdapAccount known = entities.find(LdapAccount.class, account);
        if (known == null) {
            known = new LdapAccount(account, now);
            entities.persist(known);
        }
        return known;
    }

    /**
     * Takes accounts of an origin to ask the directory about: those that were asked about longest ago, and that nobody
     * else has taken. They count as asked about from now on.
     *
     * @param before when they were last asked about, at the latest
     * @return names by number
     */
    public Map<Long, String> take(String origin, OffsetDateTime before, OffsetDateTime now, int most) {
        List<?> rows = entities.createNativeQuery("select l.account_id, a.username from ldap_account l"
                        + " join account a on a.id = l.account_id where l.checked < ?1 and a.origin = ?2"
                        + " and (a.is_active or l.excluded) order by l.checked limit " + most
                        + " for update of l skip locked")
                .setParameter(1, before)
                .setParameter(2, origin)
                .getResultList();
        Map<Long, String> taken = new LinkedHashMap<>();
        rows.stream()
                .map(Object[].class::cast)
                .forEach(row -> taken.put(((Number) row[0]).longValue(), (String) row[1]));
        if (!taken.isEmpty()) {
            entities.createQuery("update LdapAccount l set l.checked = :now where l.account in :taken")
                    .setParameter("now", now)
                    .setParameter("taken", taken.keySet())
                    .executeUpdate();
        }
        return taken;
    }
}
