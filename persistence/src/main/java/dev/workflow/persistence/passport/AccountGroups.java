package dev.workflow.persistence.passport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The groups an account is in, for the tokens that tell others. */
@ApplicationScoped
public class AccountGroups {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected AccountGroups() {}

    public AccountGroups(EntityManager entities) {
        this.entities = entities;
    }

    /** By name. */
    public List<String> names(long account) {
        List<?> names = entities.createNativeQuery(
                        "select g.name from account_group g join group_member m on m.group_uuid = g.uuid"
                                + " where m.account_id = ?1 order by g.name")
                .setParameter(1, account)
                .getResultList();
        return names.stream().map(String.class::cast).toList();
    }
}
