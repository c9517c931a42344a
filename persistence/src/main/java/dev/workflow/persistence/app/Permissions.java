package dev.workflow.persistence.app;

import dev.workflow.persistence.identity.Account;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who was given what on an app. */
public class Permissions {

    private final EntityManager em;

    public Permissions(EntityManager em) {
        this.em = em;
    }

    /** User name to permissions, collaborators only, by name. */
    public Map<String, List<String>> of(App app) {
        Map<String, List<String>> byUser = new LinkedHashMap<>();
        em.createQuery(
                        "select u.username, p.permission from AppPermission p, Account u where u.id = p.account and"
                                + " p.app = :app order by u.username, p.permission desc",
                        Object[].class)
                .setParameter("app", app.getUuid())
                .getResultStream()
                .forEach(row -> byUser.computeIfAbsent((String) row[0], user -> new java.util.ArrayList<>())
                        .add((String) row[1]));
        return byUser;
    }

    public void grant(App app, Account account, Set<Permission> permissions) {
        for (Permission permission : permissions) {
            em.createNativeQuery("insert into app_permission (app_uuid, account_id, permission)"
                            + " values (?1, ?2, ?3) on conflict do nothing")
                    .setParameter(1, app.getUuid())
                    .setParameter(2, account.getId())
                    .setParameter(3, permission.text())
                    .executeUpdate();
        }
    }

    public void revokeAll(App app, Account account) {
        em.createQuery("delete from AppPermission p where p.app = :app and p.account = :account")
                .setParameter("app", app.getUuid())
                .setParameter("account", account.getId())
                .executeUpdate();
    }
}
