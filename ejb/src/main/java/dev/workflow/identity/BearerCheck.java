package dev.workflow.identity;

import com.nimbusds.jwt.SignedJWT;
import dev.workflow.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says who holds a JSON web token, whichever issuer it is of. Asked on every request, so answers are remembered for some
 * seconds.
 */
@ApplicationScoped
public class BearerCheck {

    private static final int LONGEST = 16_384;

    private Iterable<TokenIssuer> issuers;
    private TokenCache<VerifiedToken> cache;

    protected BearerCheck() {}

    @Inject
    public BearerCheck(@Any Instance<TokenIssuer> issuers, Clock clock) {
        this((Iterable<TokenIssuer>) issuers, clock);
    }

    BearerCheck(Iterable<TokenIssuer> issuers, Clock clock) {
        this.issuers = issuers;
        this.cache = new TokenCache<>(clock, token -> token.caller().accountId(), VerifiedToken::expires);
    }

    /** @throws Problem 401 when no issuer knows the token */
    public VerifiedToken check(String token) {
        if (token.length() > LONGEST) {
            throw Refusal.UNVERIFIED.problem();
        }
        return cache.get(TokenKey.sha256(token), () -> Optional.of(verified(token)))
                .orElseThrow(Refusal.UNVERIFIED::problem);
    }

    private VerifiedToken verified(String token) {
        String named = issuer(token).orElseThrow(Refusal.UNVERIFIED::problem);
        for (TokenIssuer issuer : issuers) {
            if (issuer.issues(named)) {
                return issuer.verify(token);
            }
        }
        throw Refusal.UNVERIFIED.problem();
    }

    /** Without a signature there is no issuer: {@code alg: none} ends here. */
    private static Optional<String> issuer(String token) {
        try {
            return Stream.ofNullable(SignedJWT.parse(token).getJWTClaimsSet())
                    .flatMap(claims -> Stream.ofNullable(claims.getIssuer()))
                    .findFirst();
        } catch (ParseException noToken) {
            return Optional.empty();
        }
    }

    /** After the commit: a look-up that started before it must not bring the old answer back. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) TokensRevoked event) {
        cache.forget(event.accountId());
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) GrantsEnded event) {
        cache.forget(event.accountId());
    }
}
