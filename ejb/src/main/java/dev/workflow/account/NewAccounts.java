package dev.workflow.account;

import dev.workflow.identity.Username;
import dev.workflow.persistence.account.LinkKind;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Makes the account that a link was mailed for. */
@Stateless
public class NewAccounts {

    private Links links;
    private AccountRepository accounts;
    private Clock clock;

    protected NewAccounts() {}

    @Inject
    public NewAccounts(Links links, AccountRepository accounts, Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @throws Problem 404 for a link that is not good any more, 400 or 409 when the name cannot be had any more */
    public String make(String uid, String token) {
        Link link = links.use(LinkKind.activate, uid, token);
        if (accounts.byUsername(link.username()).isPresent()) {
            throw Problem.conflict("username-taken", "Somebody else has taken that user name meanwhile.")
                    .withHint("Register with another one.");
        }
        Username name = Username.forAccount(link.username());
        Account account = new Account(name.value(), link.address(), OffsetDateTime.now(clock));
        account.setPasswordHash(link.passwordHash().orElseThrow());
        account.verifyEmail();
        accounts.add(account);
        return link.username();
    }
}
