package dev.workflow.persistence.group;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What groups may do to an app. */
@ApplicationScoped
public class GroupPermissions {

    @PersistenceContext(unitName = "workflow")
    private EntityManager entities;

    protected GroupPermissions() {}

    public GroupPermissions(EntityManager entities) {
        this.entities = entities;
    }

    /** Group name to permissions, by name. */
    public Map<String, List<String>> of(App app) {
        Map<String, List<String>> byGroup = new LinkedHashMap<>();
        entities.createQuery(
                        "select g.name, p.permission from GroupPermission p, AccountGroup g where g.uuid = p.group and"
                                + " p.app = :app order by g.name, p.permission desc",
                        Object[].class)
                .setParameter("app", app.getUuid())
                .getResultStream()
                .forEach(row -> byGroup.computeIfAbsent((String) row[0], group -> new ArrayList<>())
                        .add((String) row[1]));
        return byGroup;
    }

    /** Leaves the group with exactly these. */
    public void set(App app, AccountGroup group, Set<Permission> permissions) {
        clear(app, group);
        for (Permission permission : permissions) {
            entities.createNativeQuery("insert into group_permission (app_uuid, group_uuid, permission)"
                            + " values (?1, ?2, ?3) on conflict do nothing")
                    .setParameter(1, app.getUuid())
                    .setParameter(2, group.getUuid())
                    .setParameter(3, permission.text())
                    .executeUpdate();
        }
    }

    public void clear(App app, AccountGroup group) {
        entities.createQuery("delete from GroupPermission p where p.app = :app and p.group = :group")
                .setParameter("app", app.getUuid())
                .setParameter("group", group.getUuid())
                .executeUpdate();
    }
}
