package dev.workflow.identity;

import dev.workflow.identity.Passwords.Verdict;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/** Lets people change their password. Outside a transaction, as {@link PasswordLogin}. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OwnPassword {

    private AccountRepository accounts;
    private PasswordChanges changes;
    private Passwords passwords;
    private LoginLimiter limiter;

    protected OwnPassword() {}

    @Inject
    public OwnPassword(AccountRepository accounts, PasswordChanges changes, Passwords passwords, LoginLimiter limiter) {
        this.accounts = accounts;
        this.changes = changes;
        this.passwords = passwords;
        this.limiter = limiter;
    }

    /**
     * Ends all other sessions of the account, and all its tokens.
     *
     * @param session in which it is changed, which goes on
     * @param address where the browser is, for the rate limit
     * @throws Problem 401 for a wrong current password, 400 for a new one that will not do or an account without any, 429
     *     after too many tries
     */
    public void change(Session session, String current, String next, String address) {
        String username = session.caller().username();
        Account account = accounts.byId(session.caller().accountId()).orElseThrow(() -> Problem.notFound("User"));
        if (account.getPasswordHash().isEmpty()) {
            throw Problem.badRequest("no-password", "This account has no password here.")
                    .withHint("Change it where you log in.");
        }
        PasswordRules.require("new_password", next, username);
        limiter.attempt(username, address);
        if (passwords.verify(current, account.getPasswordHash()) == Verdict.WRONG) {
            throw Problem.of(401, "wrong-password", "Current password does not match");
        }
        limiter.succeeded(username, address);
        changes.change(account.getId(), passwords.hash(next), Optional.of(session.uuid()));
    }
}
