package dev.workflow.identity;

import dev.workflow.factor.SecondFactors;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Login of a command line by name and password (api.md §2.2). */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Logins {

    private PasswordLogin passwords;
    private SecondFactors factors;
    private Tickets tickets;

    protected Logins() {}

    @Inject
    public Logins(PasswordLogin passwords, SecondFactors factors, Tickets tickets) {
        this.passwords = passwords;
        this.factors = factors;
        this.tickets = tickets;
    }

    /**
     * Logs in, so that the holder of the ticket can fetch tokens for half an hour.
     *
     * @param address where the client is, for the rate limit
     * @throws Problem 400 for wrong credentials and for accounts that need a second factor, 429 after too many wrong
     *     ones, 409 when the ticket has been used
     */
    public void complete(TicketKey ticket, String username, String password, String address) {
        long account = passwords.check(username, password, address);
        factors.requirePasswordToBeEnough(account);
        tickets.record(account, ticket);
    }
}
