package dev.workflow.group;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.app.Collaborators;
import dev.workflow.log.AppLogs;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.group.AccountGroup;
import dev.workflow.persistence.group.GroupPermissions;
import dev.workflow.persistence.group.GroupRepository;
import dev.workflow.persistence.identity.Caller;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/**
 * Shares an app with groups, as {@link Collaborators} does with single people: its owner, or a superuser, gives
 * permissions to whoever is in a group at the time they are used.
 */
@Stateless
public class GroupShares {

    /** Permissions of one group. */
    public record Share(String app, String group, List<String> permissions) {}

    private AppAccess access;
    private GroupRepository groups;
    private GroupPermissions permissions;
    private AppLogs logs;

    protected GroupShares() {}

    @Inject
    public GroupShares(AppAccess access, GroupRepository groups, GroupPermissions permissions, AppLogs logs) {
        this.access = access;
        this.groups = groups;
        this.permissions = permissions;
        this.logs = logs;
    }

    public List<Share> list(Caller caller, String id) {
        return permissions.of(access.requireOwner(caller, id)).entrySet().stream()
                .map(share -> new Share(id, share.getKey(), share.getValue()))
                .toList();
    }

    /** Leaves the group with exactly these permissions. @throws Problem 404 for an unknown group */
    public void replace(Caller caller, String id, String reference, String names) {
        App app = access.requireOwner(caller, id);
        Set<Permission> wanted = Collaborators.parse(names);
        AccountGroup group = new GroupFinder(groups).find(reference);
        permissions.set(app, group, wanted);
        logs.platform(new AppName(id), "Group " + group.getName() + " was granted access to " + id);
    }

    public void remove(Caller caller, String id, String reference) {
        App app = access.requireOwner(caller, id);
        AccountGroup group = new GroupFinder(groups).find(reference);
        permissions.clear(app, group);
        logs.platform(new AppName(id), "Group " + group.getName() + " was revoked access to " + id);
    }
}
