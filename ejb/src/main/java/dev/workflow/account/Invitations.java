package dev.workflow.account;

import dev.workflow.mail.MailAddress;
import dev.workflow.mail.Outbox;
import dev.workflow.persistence.identity.Account;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Lets somebody for whom an administrator made an account choose its password, by a link that works once. */
@Stateless
public class Invitations {

    private Links links;
    private Outbox outbox;

    protected Invitations() {}

    @Inject
    public Invitations(Links links, Outbox outbox) {
        this.links = links;
        this.outbox = outbox;
    }

    /**
     * Mails the link where mail is delivered and the platform knows its own address.
     *
     * @param account with a mail address
     * @param origin the platform's configured URL; empty when there is none
     * @return the link's path, to hand over by other means; empty when it was mailed
     */
    public Optional<String> invite(Account account, Optional<String> origin) {
        MailAddress to = new MailAddress(account.getEmail());
        String path = links.invitation(account, to.value());
        if (origin.isEmpty() || !outbox.delivers()) {
            return Optional.of("/user/reset/" + path);
        }
        outbox.post(new Letters(origin.get()).invite(to, account.getUsername(), path));
        return Optional.empty();
    }
}
