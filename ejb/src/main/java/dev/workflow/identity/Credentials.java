package dev.workflow.identity;

import dev.workflow.persistence.identity.ApiTokenRepository;
import dev.workflow.persistence.identity.BrowserSessionRepository;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Everything that proves somebody to be an account, to be taken away at once. */
@Stateless
public class Credentials {

    private ApiTokenRepository tokens;
    private BrowserSessionRepository sessions;
    private Event<TokensRevoked> revoked;

    protected Credentials() {}

    @Inject
    public Credentials(ApiTokenRepository tokens, BrowserSessionRepository sessions, Event<TokensRevoked> revoked) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.revoked = revoked;
    }

    /** The account was disabled: all ends, except that its API tokens are kept to be refused with the reason. */
    public void suspend(long accountId) {
        sessions.removeAllBut(accountId, Optional.empty());
        revoked.fire(new TokensRevoked(accountId));
    }

    /**
     * Ends all sessions, API tokens and grants of clients: the account's password or its roles changed.
     * Observers of {@link TokensRevoked} end, in the same transaction, what other components gave out.
     *
     * @param kept the session in which the owner changed the password
     */
    public void revokeAll(long accountId, Optional<UUID> kept) {
        tokens.removeAll(accountId);
        sessions.removeAllBut(accountId, kept);
        revoked.fire(new TokensRevoked(accountId));
    }
}
