package dev.workflow.account;

import dev.workflow.identity.LoginLimiter;
import dev.workflow.identity.Passwords;
import dev.workflow.identity.Passwords.Verdict;
import dev.workflow.persistence.account.LinkKind;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Turns a mailed link into an account. The password that was chosen is asked for once more: else anybody could have an
 * account confirmed by the owner of an address and keep the password to it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Activations {

    private Links links;
    private NewAccounts accounts;
    private Passwords passwords;
    private LoginLimiter limiter;
    private SelfService selfService;

    protected Activations() {}

    @Inject
    public Activations(
            Links links, NewAccounts accounts, Passwords passwords, LoginLimiter limiter, SelfService selfService) {
        this.links = links;
        this.accounts = accounts;
        this.passwords = passwords;
        this.limiter = limiter;
        this.selfService = selfService;
    }

    /**
     * @param client where the browser is, for the rate limit
     * @return the new account's name
     * @throws Problem 404 for a link that is not good any more, 400 for a wrong password, 409 when the name was taken
     *     meanwhile
     */
    public String activate(String uid, String token, String password, String client) {
        if (!selfService.registrationOpen()) {
            throw Problem.of(403, "registration-off", "Accounts are made by an administrator here.");
        }
        Link link = links.find(LinkKind.activate, uid, token).orElseThrow(() -> Problem.notFound("Link"));
        String counted = "activation of " + link.username();
        limiter.attempt(counted, client);
        if (passwords.verify(password, link.passwordHash()) == Verdict.WRONG) {
            throw Problem.badRequest("wrong-password", "That is not the password you chose.");
        }
        limiter.succeeded(counted, client);
        return accounts.make(uid, token);
    }
}
