package dev.workflow.scim;

import dev.workflow.identity.Standing;
import dev.workflow.persistence.group.MemberRepository;
import dev.workflow.persistence.identity.AccountRepository;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Gives accounts that came by SCIM the roles of the groups they are in, and takes them away. */
@Stateless
public class ScimRoles {

    private AccountRepository accounts;
    private MemberRepository members;
    private Standing standing;
    private ScimSettings settings;

    protected ScimRoles() {}

    @Inject
    public ScimRoles(AccountRepository accounts, MemberRepository members, Standing standing, ScimSettings settings) {
        this.accounts = accounts;
        this.members = members;
        this.standing = standing;
        this.settings = settings;
    }

    /** Whether roles hang on a group. */
    public boolean given(String group) {
        return settings.superusers(group) || settings.staff(group);
    }

    /** Looks at the groups of these accounts again, one account after the other, lowest first: nobody waits for each other. */
    public void update(Collection<Long> changed) {
        new TreeSet<>(changed).forEach(id -> accounts.byId(id)
                .filter(account -> account.getOrigin().equals(ScimUsers.ORIGIN))
                .ifPresent(account -> {
                    accounts.lock(account);
                    Set<String> groups = members.names(id, ScimUsers.ORIGIN);
                    boolean superuser = groups.stream().anyMatch(settings::superusers);
                    standing.setRoles(id, superuser || groups.stream().anyMatch(settings::staff), superuser);
                }));
    }
}
