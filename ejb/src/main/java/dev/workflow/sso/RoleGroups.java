package dev.workflow.sso;

import java.util.Set;

/**
 * The issuer's groups whose members have a role here. A role without groups is none of the issuer's business.
 *
 * @param active only members of these may log in at all
 */
public record RoleGroups(Set<String> superuser, Set<String> staff, Set<String> active) {

    public RoleGroups {
        superuser = Set.copyOf(superuser);
        staff = Set.copyOf(staff);
        active = Set.copyOf(active);
    }
}
