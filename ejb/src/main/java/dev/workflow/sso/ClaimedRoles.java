package dev.workflow.sso;

import dev.workflow.identity.Credentials;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.sso.IssuerLink;
import dev.workflow.persistence.sso.MappedGroups;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the roles and groups of an account what its issuer's groups say. Only of accounts that the issuer made; those of
 * people who were here before are managed here. A token that is older than the last one that was heeded changes nothing.
 */
@Dependent
public class ClaimedRoles {

    private Credentials credentials;
    private MappedGroups members;
    private Clock clock;

    protected ClaimedRoles() {}

    @Inject
    public ClaimedRoles(Credentials credentials, MappedGroups members, Clock clock) {
        this.credentials = credentials;
        this.members = members;
        this.clock = clock;
    }

    /** @return false when the issuer says that they may not be here */
    boolean apply(Issuer issuer, IssuerLink link, ExternalIdentity who) {
        Account account = link.getAccount();
        OffsetDateTime issued = who.issued().atOffset(ZoneOffset.UTC);
        boolean managed = account.getOrigin().equals(issuer.name());
        if (!managed || who.groups().isEmpty() || issued.isBefore(link.getClaimsIssued())) {
            return true;
        }
        link.setClaimsIssued(issued);
        Set<String> groups = who.groups().get();
        RoleGroups roles = issuer.settings().roles();
        describe(issuer, account, who);
        setRoles(
                account,
                wanted(roles.staff(), groups, account.isStaff()),
                wanted(roles.superuser(), groups, account.isSuperuser()));
        members.set(issuer.name(), account.getId(), mapped(issuer, groups), OffsetDateTime.now(clock));
        return setActive(link, wanted(roles.active(), groups, true));
    }

    private static boolean wanted(Set<String> role, Set<String> groups, boolean now) {
        return role.isEmpty() ? now : !Collections.disjoint(role, groups);
    }

    private static Set<String> mapped(Issuer issuer, Set<String> groups) {
        return issuer.settings().groups().entrySet().stream()
                .filter(pair -> groups.contains(pair.getKey()))
                .map(pair -> pair.getValue())
                .collect(Collectors.toSet());
    }

    private void setRoles(Account account, boolean staff, boolean superuser) {
        if (account.isStaff() != staff || account.isSuperuser() != superuser) {
            account.setRoles(staff, superuser);
            credentials.revokeAll(account.getId(), Optional.empty());
        }
    }

    /** Whom an administrator disabled, the issuer does not enable. */
    private boolean setActive(IssuerLink link, boolean active) {
        Account account = link.getAccount();
        if (!active && account.isActive()) {
            account.setActive(false);
            link.setSuspended(true);
            credentials.suspend(account.getId());
        } else if (active && link.isSuspended()) {
            link.setSuspended(false);
            account.setActive(true);
            credentials.revokeAll(account.getId(), Optional.empty());
        }
        return active;
    }

    private static void describe(Issuer issuer, Account account, ExternalIdentity who) {
        if (!who.email().isEmpty() && !who.email().equals(account.getEmail())) {
            account.setEmail(who.email());
        }
        if (ProvisionedAccounts.trusted(issuer, who)) {
            account.verifyEmail();
        }
    }
}
