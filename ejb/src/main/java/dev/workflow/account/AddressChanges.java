package dev.workflow.account;

import dev.workflow.mail.MailAddress;
import dev.workflow.mail.Outbox;
import dev.workflow.persistence.account.LinkKind;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Gives an account another mail address once its owner has shown that they read mail there. */
@Stateless
public class AddressChanges {

    private Links links;
    private AccountRepository accounts;
    private Outbox outbox;
    private AskLimiter limiter;

    protected AddressChanges() {}

    @Inject
    public AddressChanges(Links links, AccountRepository accounts, Outbox outbox, AskLimiter limiter) {
        this.links = links;
        this.accounts = accounts;
        this.outbox = outbox;
        this.limiter = limiter;
    }

    /**
     * Mails a link to the new address, and word of it to the old one.
     *
     * @param origin the platform's own URL: never what the request says it is
     * @param client where the browser is, for the rate limit
     * @throws Problem 429 after too many
     */
    public void ask(Caller caller, MailAddress address, String origin, String client) {
        limiter.ask(address.value(), client);
        Account account = account(caller);
        Letters letters = new Letters(origin);
        String path = links.of(LinkKind.address, account, address.value());
        outbox.post(letters.confirm(address, account.getUsername(), path));
        MailAddress.parse(account.getEmail())
                .ifPresent(old -> outbox.post(letters.addressChanges(old, account.getUsername(), address.value())));
    }

    /** The link, if it is good and the caller's. */
    public Optional<Link> find(Caller caller, String uid, String token) {
        return links.find(LinkKind.address, uid, token)
                .filter(link ->
                        link.account().filter(id -> id == caller.accountId()).isPresent());
    }

    /** @return the new address. @throws Problem 404 for a link that is not good any more, or somebody else's */
    public String confirm(Caller caller, String uid, String token) {
        find(caller, uid, token).orElseThrow(() -> Problem.notFound("Link"));
        Link link = links.use(LinkKind.address, uid, token);
        Account account = account(caller);
        account.setEmail(link.address());
        account.verifyEmail();
        return link.address();
    }

    private Account account(Caller caller) {
        return accounts.byId(caller.accountId()).orElseThrow(() -> Problem.notFound("User"));
    }
}
