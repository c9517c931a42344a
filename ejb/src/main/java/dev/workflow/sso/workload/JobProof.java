package dev.workflow.sso.workload;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.workflow.sso.Issuer;
import dev.workflow.sso.IssuerDirectory;
import dev.workflow.sso.IssuerKind;
import dev.workflow.sso.issuer.IssuedTokens;
import dev.workflow.sso.issuer.UntrustedToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;

/** Whether a job is what its token says. */
@ApplicationScoped
public class JobProof {

    private static final Logger LOG = System.getLogger(JobProof.class.getName());
    private static final int LONGEST = 16_384;

    private IssuerDirectory directory;
    private IssuedTokens tokens;

    protected JobProof() {}

    @Inject
    public JobProof(IssuerDirectory directory, IssuedTokens tokens) {
        this.directory = directory;
        this.tokens = tokens;
    }

    /** Whom the token names. Nothing of it is verified yet. @throws GeneralException when that is nobody we know */
    Issuer issuer(String token) throws GeneralException {
        try {
            if (token.length() <= LONGEST) {
                String named =
                        String.valueOf(SignedJWT.parse(token).getJWTClaimsSet().getIssuer());
                return directory.issuing(named, IssuerKind.WORKLOAD).orElseThrow(JobProof::untrusted);
            }
        } catch (ParseException noToken) {
            throw untrusted();
        }
        throw untrusted();
    }

    /** @throws GeneralException when the token is none of the issuer's for us, or the issuer cannot be asked */
    JWTClaimsSet claims(Issuer issuer, String token) throws GeneralException {
        try {
            return tokens.job(issuer, token);
        } catch (UntrustedToken bad) {
            LOG.log(Level.INFO, "A job in the name of {0} was refused: {1}", issuer, bad.getMessage());
            throw untrusted();
        } catch (KeySourceException unreachable) {
            throw new GeneralException(OAuth2Error.TEMPORARILY_UNAVAILABLE.setDescription(
                    issuer.settings().label() + " cannot be reached to check the token."));
        }
    }

    /** RFC 8693 §2.2.2. */
    private static GeneralException untrusted() {
        return new GeneralException(
                OAuth2Error.INVALID_REQUEST.setDescription(
                        "The subject_token is none that this platform trusts: its issuer, audience, time or signature is wrong."));
    }
}
