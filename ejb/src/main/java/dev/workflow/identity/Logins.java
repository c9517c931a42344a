package dev.workflow.identity;

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
    private Tickets tickets;

    protected Logins() {}

    @Inject
    public Logins(PasswordLogin passwords, Tickets tickets) {
        this.passwords = passwords;
        this.tickets = tickets;
    }

    /**
     * Logs in, so that the holder of the ticket can fetch tokens for half an hour.
     *
     * @param address where the client is, for the rate limit
     * @throws Problem 400 for wrong credentials, 429 after too many of them, 409 when the ticket has been used
     */
    public void complete(TicketKey ticket, String username, String password, String address) {
        tickets.record(passwords.check(username, password, address), ticket);
    }
}
