package dev.workflow.passport;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.passport.AccountGroups;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The {@code groups} of an access token, which MicroProfile JWT services take for roles: {@code user}; {@code staff} and
 * {@code superuser} when the token carries all rights; and the groups of the account, unless one is called like a role.
 */
@Dependent
public class Roles {

    private static final String USER = "user";
    private static final String STAFF = "staff";
    private static final String SUPERUSER = "superuser";
    private static final Set<String> OWN = Set.of(USER, STAFF, SUPERUSER);

    /** Characters of all names together: tokens travel in a header. */
    private static final int MOST = 3_000;

    private final AccountGroups groups;

    @Inject
    public Roles(AccountGroups groups) {
        this.groups = groups;
    }

    /** @param words of the scope */
    List<String> of(Account account, Set<String> words) {
        List<String> roles = new ArrayList<>(List.of(USER));
        ApiScope.of(words).map(account.asCaller()::within).ifPresent(caller -> addOwn(roles, caller));
        int room = MOST;
        for (String name : groups.names(account.getId())) {
            room -= name.length();
            if (room >= 0 && !OWN.contains(name)) {
                roles.add(name);
            }
        }
        return roles;
    }

    private static void addOwn(List<String> roles, Caller caller) {
        if (caller.staff()) {
            roles.add(STAFF);
        }
        if (caller.superuser()) {
            roles.add(SUPERUSER);
        }
    }
}
