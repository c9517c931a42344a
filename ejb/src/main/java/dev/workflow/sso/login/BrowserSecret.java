package dev.workflow.sso.login;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.workflow.digest.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a browser that is sent to an issuer holds in a cookie: 256 random bits. The nonce and the PKCE verifier of each of
 * its logins are made from it, so that the database, which has its SHA-256 only, holds nothing that finishes a login.
 */
public record BrowserSecret(String text) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public BrowserSecret {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not the secret of a browser");
        }
    }

    /** A new one; also good for a state. */
    public static BrowserSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new BrowserSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** @param text as a browser sent it, or null */
    public static Optional<BrowserSecret> parse(String text) {
        return text != null && SHAPE.matcher(text).matches() ? Optional.of(new BrowserSecret(text)) : Optional.empty();
    }

    String hash() {
        return sha256(text);
    }

    Nonce nonce(String state) {
        return new Nonce(sha256("nonce " + text + " " + state));
    }

    CodeVerifier verifier(String state) {
        return new CodeVerifier(sha256("verifier " + text + " " + state));
    }

    /** 43 characters that fit into a URL. */
    static String sha256(String text) {
        byte[] hash = Sha256.of(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "BrowserSecret[…]";
    }
}
