package dev.workflow.account;

import dev.workflow.identity.PasswordRules;
import dev.workflow.identity.Passwords;
import dev.workflow.persistence.account.LinkKind;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Gives a new password to who has a mailed link. Nobody is logged in by it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Resets {

    private Links links;
    private Passwords passwords;
    private NewPasswords changes;

    protected Resets() {}

    @Inject
    public Resets(Links links, Passwords passwords, NewPasswords changes) {
        this.links = links;
        this.passwords = passwords;
        this.changes = changes;
    }

    /**
     * Ends all sessions and tokens of the account, too.
     *
     * @param origin the platform's own URL, for the mail that tells of it
     * @return the account's name
     * @throws Problem 404 for a link that is not good any more, 400 for a password that will not do
     */
    public String reset(String uid, String token, String password, String origin) {
        Link link = links.find(LinkKind.reset, uid, token).orElseThrow(() -> Problem.notFound("Link"));
        PasswordRules.require("password", password, link.username());
        return changes.store(uid, token, passwords.hash(password), origin);
    }
}
