package dev.workflow.identity;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Accounts, for their owner and for administrators. */
@Stateless
public class Accounts {

    private AccountRepository accounts;
    private Credentials credentials;

    protected Accounts() {}

    @Inject
    public Accounts(AccountRepository accounts, Credentials credentials) {
        this.accounts = accounts;
        this.credentials = credentials;
    }

    public AccountView self(Caller caller) {
        return accounts.byId(caller.accountId()).map(AccountView::of).orElseThrow(() -> Problem.notFound("User"));
    }

    /** @throws Problem 403 unless the caller is a superuser */
    public Slice<AccountView> list(Caller caller, Window window) {
        requireSuperuser(caller);
        return accounts.list(window).map(AccountView::of);
    }

    /**
     * Lets the account log in, or stops it and its tokens at once. What was given out before does not come to life again.
     *
     * @throws Problem 403 unless the caller is a superuser, 423 for the caller's own account, 404 for an unknown one
     */
    public void setActive(Caller caller, String username, boolean active) {
        requireSuperuser(caller);
        if (caller.username().equals(username)) {
            throw new Problem(423, "own-account", new Problem.Body.Empty(), "", null);
        }
        Account account = accounts.byUsername(username).orElseThrow(() -> Problem.notFound("User"));
        if (account.isActive() == active) {
            return;
        }
        account.setActive(active);
        if (active) {
            credentials.revokeAll(account.getId(), Optional.empty());
        } else {
            credentials.suspend(account.getId());
        }
    }

    private static void requireSuperuser(Caller caller) {
        if (!caller.superuser()) {
            throw Problem.forbidden();
        }
    }
}
