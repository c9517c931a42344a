package dev.workflow.account;

import dev.workflow.identity.PasswordChanges;
import dev.workflow.mail.MailAddress;
import dev.workflow.mail.Outbox;
import dev.workflow.persistence.account.LinkKind;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Stores passwords that were chosen with a mailed link, and tells the owner. */
@Stateless
public class NewPasswords {

    private Links links;
    private AccountRepository accounts;
    private PasswordChanges changes;
    private Outbox outbox;

    protected NewPasswords() {}

    @Inject
    public NewPasswords(Links links, AccountRepository accounts, PasswordChanges changes, Outbox outbox) {
        this.links = links;
        this.accounts = accounts;
        this.changes = changes;
        this.outbox = outbox;
    }

    /** @throws Problem 404 for a link that is not good any more */
    public String store(String uid, String token, String hash, String origin) {
        Link link = links.use(LinkKind.reset, uid, token);
        Account account = link.account().flatMap(accounts::byId).orElseThrow(() -> Problem.notFound("User"));
        changes.change(account.getId(), hash, Optional.empty());
        if (account.getEmail().equals(link.address())) {
            account.verifyEmail();
        }
        outbox.post(new Letters(origin).passwordChanged(new MailAddress(link.address()), account.getUsername()));
        return account.getUsername();
    }
}
