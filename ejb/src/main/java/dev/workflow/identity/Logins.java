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
 * Login by name and password (api.md §2.2). Runs outside a transaction: hashing is slow and must not hold a database
 * connection. A wrong name, a wrong password and a disabled account give the same text and take the same time; accounts
 * that still have an imported hash differ in time until their first login.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Logins {

    private static final int LONGEST_NAME = 150;

    private AccountRepository accounts;
    private Tickets tickets;
    private Passwords passwords;
    private LoginLimiter limiter;

    protected Logins() {}

    @Inject
    public Logins(AccountRepository accounts, Tickets tickets, Passwords passwords, LoginLimiter limiter) {
        this.accounts = accounts;
        this.tickets = tickets;
        this.passwords = passwords;
        this.limiter = limiter;
    }

    /**
     * Logs in, so that the holder of the ticket can fetch tokens for half an hour.
     *
     * @param address where the client is, for the rate limit
     * @throws Problem 400 for wrong credentials, 429 after too many of them, 409 when the ticket has been used
     */
    public void complete(TicketKey ticket, String username, String password, String address) {
        if (username.length() > LONGEST_NAME || username.indexOf('\0') >= 0) {
            throw refused();
        }
        limiter.attempt(username, address);
        Optional<Account> account = accounts.byUsername(username).filter(Account::isActive);
        Verdict verdict = passwords.verify(password, account.flatMap(Account::getPasswordHash));
        if (verdict == Verdict.WRONG || account.isEmpty()) {
            throw refused();
        }
        Optional<String> newHash =
                verdict == Verdict.OUTDATED ? Optional.of(passwords.hash(password)) : Optional.empty();
        tickets.record(account.get().getId(), ticket, newHash);
        limiter.succeeded(username, address);
    }

    private static Problem refused() {
        return Problem.badRequest("wrong-credentials", "Unable to log in with provided credentials.");
    }
}
