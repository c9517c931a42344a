package dev.workflow.sso.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.workflow.sso.Issuer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a token is one that an issuer made for us: its signature by one of the issuer's keys with an algorithm that is
 * allowed, its {@code iss} and {@code aud}, and its time, give or take a minute.
 */
@ApplicationScoped
public class IssuedTokens {

    /** How much clocks may differ, in seconds. */
    static final int SKEW = 60;

    private static final Set<String> NEEDED = Set.of("sub", "exp", "iat");

    /** What tokens have that tell a client about a login: they are not for showing to others. */
    private static final Set<String> OF_ID_TOKENS = Set.of("nonce", "at_hash", "c_hash", "events");

    private static final Set<String> NO_ACCESS = Set.of("ID", "Refresh", "Offline", "Logout");

    private IssuerConnections connections;

    protected IssuedTokens() {}

    @Inject
    public IssuedTokens(IssuerConnections connections) {
        this.connections = connections;
    }

    /** Of an access token. @throws UntrustedToken when it is none of the issuer's for us */
    public JWTClaimsSet access(Issuer issuer, String token) throws UntrustedToken, KeySourceException {
        JWTClaimsSet claims = verified(issuer, token, OF_ID_TOKENS);
        // What Keycloak calls its kinds of token.
        if (NO_ACCESS.contains(String.valueOf(claims.getClaim("typ")))) {
            throw new UntrustedToken("it is no access token");
        }
        return claims;
    }

    /** Of a token that a job has to say what it is. @throws UntrustedToken when it is none of the issuer's for us */
    public JWTClaimsSet job(Issuer issuer, String token) throws UntrustedToken, KeySourceException {
        return verified(issuer, token, Set.of());
    }

    /** For tokens of whatever kind. */
    public JWSKeySelector<SecurityContext> keys(Issuer issuer) {
        Set<JWSAlgorithm> algorithms =
                issuer.settings().algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
        return new JWSVerificationKeySelector<>(algorithms, connections.to(issuer));
    }

    private JWTClaimsSet verified(Issuer issuer, String token, Set<String> forbidden)
            throws UntrustedToken, KeySourceException {
        JWTClaimsSet exactly = new JWTClaimsSet.Builder().issuer(issuer.url()).build();
        DefaultJWTClaimsVerifier<SecurityContext> claims =
                new DefaultJWTClaimsVerifier<>(issuer.settings().audience(), exactly, NEEDED, forbidden);
        claims.setMaxClockSkew(SKEW);
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(keys(issuer));
        processor.setJWTClaimsSetVerifier(claims);
        try {
            return processor.process(token, null);
        } catch (KeySourceException unreachable) {
            throw unreachable;
        } catch (ParseException | BadJOSEException | JOSEException bad) {
            throw new UntrustedToken(String.valueOf(bad.getMessage()));
        }
    }
}
