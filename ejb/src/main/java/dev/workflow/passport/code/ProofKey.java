package dev.workflow.passport.code;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.workflow.passport.Client;
import dev.workflow.passport.Parameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/** PKCE (RFC 7636): by S256 only, and never left out by a client without a secret. */
final class ProofKey {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private ProofKey() {}

    /** @throws GeneralException {@code invalid_request} */
    static Optional<String> challenge(Parameters asked, Client client) throws GeneralException {
        Optional<String> challenge = asked.get("code_challenge");
        Optional<String> method = asked.get("code_challenge_method");
        if (challenge.isEmpty() && (method.isPresent() || !client.confidential())) {
            throw refused("A code_challenge is needed (PKCE with S256).");
        }
        if (challenge.isPresent() && method.filter("S256"::equals).isEmpty()) {
            throw refused("The code_challenge_method must be S256.");
        }
        if (challenge.filter(text -> !SHAPE.matcher(text).matches()).isPresent()) {
            throw refused("The code_challenge is not the result of S256.");
        }
        return challenge;
    }

    /**
     * A verifier must come exactly when there was a challenge: else somebody could take a code that was made without one,
     * or leave the verifier out.
     *
     * @param verifier null for none
     */
    static boolean matches(Optional<String> challenge, CodeVerifier verifier) {
        if (challenge.isEmpty() || verifier == null) {
            return challenge.isEmpty() && verifier == null;
        }
        String computed =
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
        return MessageDigest.isEqual(
                computed.getBytes(StandardCharsets.US_ASCII), challenge.get().getBytes(StandardCharsets.US_ASCII));
    }

    private static GeneralException refused(String why) {
        return new GeneralException(why, OAuth2Error.INVALID_REQUEST.setDescription(why));
    }
}
