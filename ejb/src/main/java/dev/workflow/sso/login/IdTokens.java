package dev.workflow.sso.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.BadJWTExceptions;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.InvalidHashException;
import dev.workflow.sso.ExternalIdentity;
import dev.workflow.sso.IdentityReading;
import dev.workflow.sso.Issuer;
import dev.workflow.sso.issuer.IssuedTokens;
import dev.workflow.sso.issuer.IssuerMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Believes an id token, or not. */
@ApplicationScoped
public class IdTokens {

    /** How much clocks may differ, in seconds. */
    private static final int SKEW = 60;

    /** RFC 8176: what is there only when a second factor was used, or a key that its owner unlocked. */
    private static final Set<String> SECOND = Set.of("mfa", "otp", "hwk", "swk", "sms", "fpt", "face", "iris", "sc");

    private IssuedTokens tokens;
    private UserInfo userInfo;

    protected IdTokens() {}

    @Inject
    public IdTokens(IssuedTokens tokens, UserInfo userInfo) {
        this.tokens = tokens;
        this.userInfo = userInfo;
    }

    /** @throws dev.workflow.problem.Problem 502 when it is not believed, 503 when the issuer does not answer */
    Vouched check(Issuer issuer, IssuerMetadata metadata, OIDCTokens given, Nonce nonce) {
        try {
            JWTClaimsSet claims = validated(issuer, given, nonce).toJWTClaimsSet();
            List<String> methods = claims.getStringListClaim("amr");
            requireForUs(issuer, claims);
            boolean second = methods != null && !Collections.disjoint(methods, SECOND);
            ExternalIdentity who = IdentityReading.of(
                            issuer.settings().claims(), userInfo.complete(issuer, metadata, given, claims))
                    .orElseThrow(() -> Trouble.untrusted(issuer, "its subject is odd"));
            return new Vouched(who, second);
        } catch (BadJWTException bad) {
            throw timing(bad) ? Trouble.clocks(issuer, bad.getMessage()) : Trouble.untrusted(issuer, bad.getMessage());
        } catch (KeySourceException unreachable) {
            throw Trouble.unreachable(issuer, new IOException(unreachable));
        } catch (IOException unreachable) {
            throw Trouble.unreachable(issuer, unreachable);
        } catch (BadJOSEException
                | JOSEException
                | InvalidHashException
                | ParseException
                | java.text.ParseException bad) {
            throw Trouble.untrusted(issuer, bad.getMessage());
        }
    }

    private IDTokenClaimsSet validated(Issuer issuer, OIDCTokens given, Nonce nonce)
            throws BadJOSEException, JOSEException, InvalidHashException {
        IDTokenValidator validator = new IDTokenValidator(
                new com.nimbusds.oauth2.sdk.id.Issuer(issuer.url()),
                new ClientID(issuer.settings().clientId()),
                tokens.keys(issuer),
                null);
        validator.setMaxClockSkew(SKEW);
        IDTokenClaimsSet claims = validator.validate(given.getIDToken(), nonce);
        if (claims.getAccessTokenHash() != null) {
            AccessTokenValidator.validate(
                    given.getAccessToken(),
                    ((SignedJWT) given.getIDToken()).getHeader().getAlgorithm(),
                    claims.getAccessTokenHash());
        }
        return claims;
    }

    /** Made for us and not only shown to us (OpenID Connect Core §3.1.3.7, 4 and 5), which the library leaves open. */
    private static void requireForUs(Issuer issuer, JWTClaimsSet claims) throws java.text.ParseException {
        String party = claims.getStringClaim("azp");
        boolean ours = party == null
                ? claims.getAudience().size() == 1
                : party.equals(issuer.settings().clientId());
        if (!ours) {
            throw Trouble.untrusted(issuer, "its authorized party is another");
        }
    }

    private static boolean timing(BadJWTException bad) {
        return bad == BadJWTExceptions.EXPIRED_EXCEPTION || bad == BadJWTExceptions.IAT_CLAIM_AHEAD_EXCEPTION;
    }
}
