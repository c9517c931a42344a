package dev.workflow.identity;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.ApiToken;
import dev.workflow.persistence.identity.ApiTokenRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** API tokens: made once, shown once, stored as a hash, revoked by their owner. */
@Stateless
public class Tokens {

    static final int LONGEST_ALIAS = 32;

    private ApiTokenRepository tokens;
    private Event<TokenDeleted> deleted;
    private Clock clock;

    protected Tokens() {}

    @Inject
    public Tokens(ApiTokenRepository tokens, Event<TokenDeleted> deleted, Clock clock) {
        this.tokens = tokens;
        this.deleted = deleted;
        this.clock = clock;
    }

    public Slice<TokenView> list(Caller caller, Window window) {
        return tokens.list(caller, window).map(TokenView::of);
    }

    /** As {@link #list}, with all that the contract's list leaves out. */
    public Slice<TokenDetails> details(Caller caller, Window window) {
        return tokens.list(caller, window).map(TokenDetails::of);
    }

    /** @throws Problem 404 when the caller has no such token */
    public TokenDetails detail(Caller caller, UUID uuid) {
        return tokens.byUuid(caller, uuid).map(TokenDetails::of).orElseThrow(() -> Problem.notFound("Token"));
    }

    /** Of a token that was made just now. */
    public TokenDetails detail(TokenKey key) {
        return tokens.byHash(key.sha256()).map(TokenDetails::of).orElseThrow();
    }

    /** Makes the caller's token unusable: here at once, on other servers when their cache has expired. */
    public void delete(Caller caller, UUID uuid) {
        if (!tokens.remove(caller, uuid)) {
            throw Problem.notFound("Token");
        }
        deleted.fire(new TokenDeleted(caller.accountId()));
    }

    /** A token with all rights of its owner that does not end by itself, as {@code drycc login} wants. */
    public TokenKey mint(Account owner, String alias) {
        return mint(owner, alias, Scope.FULL, Optional.empty());
    }

    /** @param alias what the owner calls it, at most 32 characters */
    public TokenKey mint(Account owner, String alias, Scope scope, Optional<Instant> expires) {
        if (alias.codePointCount(0, alias.length()) > LONGEST_ALIAS) {
            throw Problem.field("alias", "Ensure this field has no more than " + LONGEST_ALIAS + " characters.");
        }
        if (alias.chars().anyMatch(Character::isISOControl)) {
            throw Problem.field("alias", "Control characters are not allowed.");
        }
        TokenKey key = TokenKey.random();
        OffsetDateTime now = OffsetDateTime.now(clock);
        tokens.add(new ApiToken(
                owner, key.sha256(), key.fuzzy(), alias, scope, expires.map(end -> end.atOffset(ZoneOffset.UTC)), now));
        return key;
    }

    /** Whose token has this hash. Reads the database; {@link TokenCheck} is the one to ask for each request. */
    public Optional<KnownToken> find(byte[] sha256) {
        return tokens.byHash(sha256)
                .map(token -> new KnownToken(
                        token.getUuid(),
                        token.getOwner().asCaller().within(token.getScope()),
                        token.getOwner().isActive(),
                        token.getAlias(),
                        token.getExpires().map(OffsetDateTime::toInstant)));
    }

    /**
     * @param active false when the owner has been disabled
     * @param alias what the owner calls it; may be empty
     * @param expires when it ends; empty for one that does not
     */
    public record KnownToken(UUID uuid, Caller owner, boolean active, String alias, Optional<Instant> expires) {}
}
