package dev.workflow.account;

import dev.workflow.identity.PasswordRules;
import dev.workflow.identity.Passwords;
import dev.workflow.identity.Username;
import dev.workflow.mail.MailAddress;
import dev.workflow.persistence.account.AccountRequest;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;

/**
 * Takes what strangers ask for. Neither the answer nor its time depends on whether there is such an account: nothing is
 * looked up here. Outside a transaction, for hashing is slow.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Asks {

    private Requests requests;
    private SelfService selfService;
    private Passwords passwords;
    private AskLimiter limiter;
    private Clock clock;

    protected Asks() {}

    @Inject
    public Asks(Requests requests, SelfService selfService, Passwords passwords, AskLimiter limiter, Clock clock) {
        this.requests = requests;
        this.selfService = selfService;
        this.passwords = passwords;
        this.limiter = limiter;
        this.clock = clock;
    }

    /**
     * Somebody forgot a password.
     *
     * @param origin the platform's own URL: never what the request says it is
     * @param client where the browser is, for the rate limit
     * @throws Problem 429 after too many, 503 when too many wait
     */
    public void reset(MailAddress address, String origin, String client) {
        limiter.ask(lower(address), client);
        requests.add(AccountRequest.reset(address.value(), origin, OffsetDateTime.now(clock)));
    }

    /**
     * Somebody wants an account.
     *
     * @param origin the platform's own URL: never what the request says it is
     * @param client where the browser is, for the rate limit
     * @throws Problem 403 where people may not, 400 for a password that will not do, 429 and 503 as {@link #reset}
     */
    public void register(Username username, MailAddress address, String password, String origin, String client) {
        if (!selfService.registrationOpen()) {
            throw Problem.of(403, "registration-off", "Accounts are made by an administrator here.");
        }
        PasswordRules.require("password", password, username.value());
        limiter.ask(lower(address), client);
        requests.add(AccountRequest.register(
                username.value(), address.value(), passwords.hash(password), origin, OffsetDateTime.now(clock)));
    }

    private static String lower(MailAddress address) {
        return address.value().toLowerCase(Locale.ROOT);
    }
}
