package dev.workflow.account;

import dev.workflow.mail.MailAddress;
import dev.workflow.mail.Message;
import dev.workflow.mail.Outbox;
import dev.workflow.persistence.account.AccountRequest;
import dev.workflow.persistence.account.AccountRequestRepository;
import dev.workflow.persistence.account.LinkKind;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Answers what strangers asked for by mail: only who reads the mailbox learns whether there is an account. */
@Stateless
public class Answers {

    private static final int MOST_ACCOUNTS = 5;

    private AccountRequestRepository requests;
    private AccountRepository accounts;
    private Links links;
    private Outbox outbox;

    protected Answers() {}

    @Inject
    public Answers(AccountRequestRepository requests, AccountRepository accounts, Links links, Outbox outbox) {
        this.requests = requests;
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
    }

    /** The eldest request and its mail in one transaction. @return false when there is none */
    public boolean next() {
        Optional<AccountRequest> request = requests.take();
        request.ifPresent(known -> {
            if (known.isRegistration()) {
                outbox.post(registration(known));
            } else {
                reset(known);
            }
        });
        return request.isPresent();
    }

    private Message registration(AccountRequest request) {
        Letters letters = new Letters(request.getOrigin());
        MailAddress to = new MailAddress(request.getAddress());
        List<Account> known = accounts.byEmail(to.value(), 1);
        if (!known.isEmpty()) {
            return letters.haveAnAccount(to, known.get(0).getUsername());
        }
        if (accounts.byUsername(request.getUsername()).isPresent()) {
            return letters.nameTaken(to, request.getUsername());
        }
        String path = links.activation(
                request.getUsername(), to.value(), request.getPasswordHash().orElseThrow());
        return letters.activate(to, request.getUsername(), path);
    }

    private void reset(AccountRequest request) {
        Letters letters = new Letters(request.getOrigin());
        for (Account account : accounts.byEmail(request.getAddress(), MOST_ACCOUNTS)) {
            // The address as we know it: one that differs in case may be somebody else's.
            MailAddress.parse(account.getEmail())
                    .ifPresent(to -> outbox.post(
                            account.getPasswordHash().isPresent()
                                    ? letters.reset(
                                            to, account.getUsername(), links.of(LinkKind.reset, account, to.value()))
                                    : letters.noPassword(to, account.getUsername())));
        }
    }
}
