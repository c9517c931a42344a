package dev.workflow.tls;

import dev.workflow.problem.Problem;
import java.net.URI;
import java.util.Map;

/**
 * Who issues an app's certificates: an ACME server, and the account there.
 *
 * @param email where it writes to
 * @param server its directory's URL
 * @param keyId the external account's, or empty
 * @param keySecret the external account's, or empty
 */
public record Issuer(String email, String server, String keyId, String keySecret) {

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST = 2048;

    public Issuer {
        if (email.length() > LONGEST_EMAIL || !email.matches("[^@\\s]+@[^@\\s]+")) {
            throw invalid("email is not an email address");
        }
        if (server.length() > LONGEST || !isUrl(server)) {
            throw invalid("server is not an http or https URL");
        }
        if (keyId.length() > LONGEST || keySecret.length() > LONGEST) {
            throw invalid("key_id and key_secret have at most " + LONGEST + " characters");
        }
    }

    /** @throws Problem 400 on the field issuer */
    public static Issuer of(Map<String, ?> sent) {
        return new Issuer(text(sent, "email"), text(sent, "server"), text(sent, "key_id"), text(sent, "key_secret"));
    }

    private static String text(Map<String, ?> sent, String name) {
        Object value = sent.get(name);
        if (value == null || value instanceof String) {
            return value == null ? "" : ((String) value).strip();
        }
        throw invalid(name + " is not a string");
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException no) {
            return false;
        }
    }

    private static Problem invalid(String why) {
        return Problem.field("issuer", "could not validate the issuer: " + why);
    }

    /** Without the secret: it must not end in a log. */
    @Override
    public String toString() {
        return email + " at " + server;
    }
}
