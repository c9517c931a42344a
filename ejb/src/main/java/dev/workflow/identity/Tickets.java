package dev.workflow.identity;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.LoginTicket;
import dev.workflow.persistence.identity.LoginTicketRepository;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Finished logins: recorded under the client's key, redeemed for tokens by whoever holds that key. */
@Stateless
public class Tickets {

    static final Duration LIFE = Duration.ofMinutes(30);

    private AccountRepository accounts;
    private LoginTicketRepository tickets;
    private Tokens tokens;
    private Clock clock;

    protected Tickets() {}

    @Inject
    public Tickets(AccountRepository accounts, LoginTicketRepository tickets, Tokens tokens, Clock clock) {
        this.accounts = accounts;
        this.tickets = tickets;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** @throws Problem 409 when another login has used the key */
    public void record(long accountId, TicketKey key) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        tickets.removeOlderThan(now.minus(LIFE));
        if (tickets.byDigest(key.digest()).isPresent()) {
            throw Problem.conflict("login-used", "This login has been completed already.")
                    .withHint("Start a new one.");
        }
        Account account = accounts.byId(accountId).orElseThrow(() -> Problem.notFound("User"));
        account.setLastLogin(now);
        tickets.add(new LoginTicket(key.digest(), account, now));
    }

    /** Who knew the old password, or had the old role, must not fetch a token when all others have ended. */
    public void forget(@Observes TokensRevoked event) {
        tickets.removeOf(event.accountId());
    }

    /** A new token for the account that logged in under this key; empty while nobody has, and after 30 minutes. */
    public Optional<IssuedToken> redeem(TicketKey key, String alias) {
        OffsetDateTime oldest = OffsetDateTime.now(clock).minus(LIFE);
        return tickets.byDigest(key.digest())
                .filter(ticket -> ticket.getCreated().isAfter(oldest))
                .map(LoginTicket::getAccount)
                .filter(Account::isActive)
                .map(account -> new IssuedToken(tokens.mint(account, alias).text(), account.getUsername()));
    }
}
