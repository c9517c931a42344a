package dev.workflow.identity;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Whether accounts may log in, and their roles, whoever decides it: an administrator, LDAP, SCIM or an issuer. Who may is
 * for the caller to check.
 */
@Stateless
public class Standing {

    private AccountRepository accounts;
    private Credentials credentials;

    protected Standing() {}

    @Inject
    public Standing(AccountRepository accounts, Credentials credentials) {
        this.accounts = accounts;
        this.credentials = credentials;
    }

    /**
     * Lets the account log in, or ends its sessions, tokens and grants at once. What was given out before does not come
     * to life again.
     */
    public void setActive(long accountId, boolean active) {
        Account account = account(accountId);
        if (account.isActive() == active) {
            return;
        }
        account.setActive(active);
        if (active) {
            credentials.revokeAll(accountId, Optional.empty());
        } else {
            credentials.suspend(accountId);
        }
    }

    /** Other roles: all that was given out under the old ones ends. */
    public void setRoles(long accountId, boolean staff, boolean superuser) {
        Account account = account(accountId);
        if (account.isStaff() != staff || account.isSuperuser() != superuser) {
            account.setRoles(staff, superuser);
            credentials.revokeAll(accountId, Optional.empty());
        }
    }

    private Account account(long id) {
        return accounts.byId(id).orElseThrow(() -> Problem.notFound("User"));
    }
}
