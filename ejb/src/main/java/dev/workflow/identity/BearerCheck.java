package dev.workflow.identity;

import com.nimbusds.jwt.JWTClaimsSet;
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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

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
        return issuer(token).orElseThrow(Refusal.UNVERIFIED::problem).verify(token);
    }

    /** Without a signature there is no issuer: {@code alg: none} ends here. */
    private Optional<TokenIssuer> issuer(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            if (claims == null || claims.getIssuer() == null) {
                return Optional.empty();
            }
            String key = Objects.requireNonNullElse(jwt.getHeader().getKeyID(), "");
            return StreamSupport.stream(issuers.spliterator(), false)
                    .filter(issuer -> issuer.issues(claims.getIssuer(), key))
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
