package dev.workflow.factor;

import dev.workflow.persistence.factor.AuthenticatorApps;
import dev.workflow.persistence.factor.PasskeyRepository;
import dev.workflow.persistence.factor.RecoveryCodeHashes;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.BrowserSessionRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Takes second factors away again. */
@Stateless
public class FactorRemoval {

    private AccountRepository accounts;
    private AuthenticatorApps apps;
    private RecoveryCodeHashes codes;
    private PasskeyRepository passkeys;
    private BrowserSessionRepository sessions;

    protected FactorRemoval() {}

    @Inject
    public FactorRemoval(
            AccountRepository accounts,
            AuthenticatorApps apps,
            RecoveryCodeHashes codes,
            PasskeyRepository passkeys,
            BrowserSessionRepository sessions) {
        this.accounts = accounts;
        this.apps = apps;
        this.codes = codes;
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    /**
     * For the owner, who has just proved to be it with all factors. Other sessions end.
     *
     * @param kept the session in which it is done; without one all end
     * @return false when there was none
     */
    public boolean disable(long accountId, Optional<UUID> kept) {
        boolean removed = apps.remove(accountId);
        codes.removeAll(accountId);
        passkeys.removeAll(accountId);
        sessions.removeAllBut(accountId, kept);
        return removed;
    }

    /**
     * For an administrator, to help somebody who has lost theirs. All sessions of the account end.
     *
     * @throws Problem 403 unless the caller is a superuser, 423 for the caller's own account, which would be a way around
     *     the code; 404 for an unknown one, and one without a second factor
     */
    public void reset(Caller caller, String username) {
        if (!caller.superuser()) {
            throw Problem.forbidden();
        }
        Account account = accounts.byUsername(username).orElseThrow(() -> Problem.notFound("User"));
        if (account.getId() == caller.accountId()) {
            throw new Problem(423, "own-account", new Problem.Body.Empty(), "", null);
        }
        if (!disable(account.getId(), Optional.empty())) {
            throw Problem.notFound("Factor");
        }
    }
}
