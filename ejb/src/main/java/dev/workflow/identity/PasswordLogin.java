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

/**
 * The first factor: a name and its password, wherever they are typed. A password that is not right here is shown to the
 * {@link PasswordDirectory}, whether or not the account is kept here: so who is known where cannot be told from outside,
 * and accounts that are kept here work without it. Runs outside a transaction: hashing is slow and must not hold a
 * database connection. A wrong name, a wrong password and a disabled account give the same text and take
 * the same time; accounts that still have an imported hash differ in time until their first login.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordLogin {

    private static final int LONGEST_NAME = 150;

    private AccountRepository accounts;
    private PasswordChanges changes;
    private Passwords passwords;
    private LoginLimiter limiter;
    private PasswordDirectory directory;

    protected PasswordLogin() {}

    @Inject
    public PasswordLogin(
            AccountRepository accounts,
            PasswordChanges changes,
            Passwords passwords,
            LoginLimiter limiter,
            PasswordDirectory directory) {
        this.accounts = accounts;
        this.changes = changes;
        this.passwords = passwords;
        this.limiter = limiter;
        this.directory = directory;
    }

    /**
     * Whose name and password these are. Nobody is logged in by it.
     *
     * @param address where the client is, for the rate limit
     * @return the account's number
     * @throws Problem 400 for wrong credentials and for a person of the directory whose name is reserved, 429 after too many of them, 503 when they are not known here and the
     *     directory cannot be asked
     */
    public long check(String username, String password, String address) {
        if (username.length() > LONGEST_NAME || username.indexOf('\0') >= 0) {
            throw refused();
        }
        limiter.attempt(username, address);
        long account = here(username, password)
                .or(() -> directory.authenticate(username, password))
                .orElseThrow(PasswordLogin::refused);
        limiter.succeeded(username, address);
        return account;
    }

    private Optional<Long> here(String username, String password) {
        Optional<Account> account = accounts.byUsername(username).filter(Account::isActive);
        Verdict verdict = passwords.verify(password, account.flatMap(Account::getPasswordHash));
        if (verdict == Verdict.WRONG || account.isEmpty()) {
            return Optional.empty();
        }
        if (verdict == Verdict.OUTDATED) {
            changes.upgrade(account.get().getId(), passwords.hash(password));
        }
        return Optional.of(account.get().getId());
    }

    private static Problem refused() {
        return Problem.badRequest("wrong-credentials", "Unable to log in with provided credentials.");
    }
}
