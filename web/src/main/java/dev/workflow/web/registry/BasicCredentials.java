package dev.workflow.web.registry;

import dev.workflow.registry.RegistryGate.Credentials;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads the Authorization header of RFC 7617. */
public final class BasicCredentials {

    /** What a client that sent none is told to send; registry clients look for it at GET /v2/. */
    public static final String CHALLENGE = "Basic realm=\"workflow\"";

    private static final String SCHEME = "basic ";

    private BasicCredentials() {}

    /** Empty when there are none, or when they cannot be read. */
    public static Optional<Credentials> parse(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] pair = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            String text = new String(pair, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
