package dev.workflow.sso;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.workflow.identity.Refusal;
import dev.workflow.identity.TokenIssuer;
import dev.workflow.identity.VerifiedToken;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.sso.issuer.IssuedTokens;
import dev.workflow.sso.issuer.UntrustedToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.Optional;
import java.util.OptionalLong;

/** Access tokens of external issuers, for the API. */
@ApplicationScoped
public class ExternalBearer implements TokenIssuer {

    private static final Logger LOG = System.getLogger(ExternalBearer.class.getName());
    private static final int UNAVAILABLE = 503;
    private static final int SOON = 10;

    private IssuerDirectory directory;
    private IssuedTokens tokens;
    private Admission admission;

    protected ExternalBearer() {}

    @Inject
    public ExternalBearer(IssuerDirectory directory, IssuedTokens tokens, Admission admission) {
        this.directory = directory;
        this.tokens = tokens;
        this.admission = admission;
    }

    @Override
    public boolean issues(String issuer, String key) {
        return directory.issuing(issuer, IssuerKind.BEARER).isPresent();
    }

    /**
     * @throws Problem 401 when it is none of the issuer's for us, 403 when nobody here is meant, 503 when the issuer's keys
     *     are not known and it does not answer
     */
    @Override
    public VerifiedToken verify(String token) {
        Issuer issuer = issuer(token).orElseThrow(Refusal.UNVERIFIED::problem);
        try {
            JWTClaimsSet claims = tokens.access(issuer, token);
            ExternalIdentity who =
                    IdentityReading.of(issuer.settings().claims(), claims).orElseThrow(Refusal.UNVERIFIED::problem);
            Caller caller = admission.admit(issuer, who, OptionalLong.empty()).orElseThrow(Refusal.INACTIVE::problem);
            return new VerifiedToken(
                    caller.within(issuer.settings().bearer().of(claims.getClaims())),
                    issuer.name() + " " + who.subject(),
                    claims.getExpirationTime().toInstant());
        } catch (UntrustedToken bad) {
            LOG.log(Level.INFO, "A token in the name of {0} was refused: {1}", issuer, bad.getMessage());
            throw Refusal.UNVERIFIED.problem();
        } catch (KeySourceException unreachable) {
            throw Problem.of(
                            UNAVAILABLE, "issuer-unreachable", issuer.settings().label() + " cannot be reached.")
                    .withHint(
                            "It has to be asked about the key of this token. Tokens with keys that are known here are good"
                                    + " meanwhile.")
                    .withRetryAfter(SOON);
        }
    }

    private Optional<Issuer> issuer(String token) {
        try {
            String named = SignedJWT.parse(token).getJWTClaimsSet().getIssuer();
            return directory.issuing(String.valueOf(named), IssuerKind.BEARER);
        } catch (ParseException noToken) {
            return Optional.empty();
        }
    }
}
