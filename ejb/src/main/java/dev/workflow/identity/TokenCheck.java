package dev.workflow.identity;

import dev.workflow.identity.Tokens.KnownToken;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Says who holds a token. Asked on every request, so answers come from {@link TokenCache}; nothing is written, but that
 * the token was used is noted for later.
 */
@ApplicationScoped
public class TokenCheck {

    private Tokens tokens;
    private TokenUses uses;
    private Clock clock;
    private TokenCache<KnownToken> cache;

    protected TokenCheck() {}

    @Inject
    public TokenCheck(Tokens tokens, TokenUses uses, Clock clock) {
        this.tokens = tokens;
        this.uses = uses;
        this.clock = clock;
        this.cache = new TokenCache<>(clock, token -> token.owner().accountId(), token -> token.expires()
                .orElse(Instant.MAX));
    }

    /** Whose it is. @throws Problem 401 as {@link #check} */
    public Caller verify(String key) {
        return check(key).owner();
    }

    /** @throws Problem 401 when the token is unknown, its time is over or its owner has been disabled */
    public KnownToken check(String key) {
        if (key.length() != TokenKey.LENGTH) {
            throw Refusal.INVALID_TOKEN.problem();
        }
        byte[] hash = TokenKey.sha256(key);
        Optional<KnownToken> known = cache.get(hash, () -> tokens.find(hash));
        KnownToken token = known.orElseThrow(Refusal.INVALID_TOKEN::problem);
        if (token.expires().map(end -> !clock.instant().isBefore(end)).orElse(false)) {
            throw uses.expired(new ExpiredToken(token.uuid(), token.owner().username(), token.alias()));
        }
        if (!token.active()) {
            throw Refusal.INACTIVE.problem();
        }
        uses.note(token.uuid());
        return token;
    }

    /** After the commit: a look-up that started before it must not bring the old answer back. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) TokensRevoked event) {
        cache.forget(event.accountId());
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) TokenDeleted event) {
        cache.forget(event.accountId());
    }
}
