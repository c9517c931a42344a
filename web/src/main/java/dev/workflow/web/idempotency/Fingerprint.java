package dev.workflow.web.idempotency;

import dev.workflow.persistence.identity.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What tells one request from another: the scope it is made with, method, path with query, and body. So a restricted
 * token gets no answer that was given to another one of the same account.
 */
final class Fingerprint {

    private Fingerprint() {}

    /** @param query may be null */
    static byte[] of(Scope scope, String method, String path, String query, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String line =
                    (scope.full() ? "" : scope + " ") + method + " " + path + (query == null ? "" : "?" + query) + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
