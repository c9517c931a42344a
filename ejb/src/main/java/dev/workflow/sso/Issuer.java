package dev.workflow.sso;

import java.util.Optional;
import java.util.UUID;

/**
 * An issuer that is in use.
 *
 * @param url the {@code iss} of its tokens, to the character
 * @param secret the client's, in clear; empty for a public client
 */
public record Issuer(UUID uuid, String name, String url, IssuerSettings settings, Optional<String> secret) {

    public boolean is(IssuerKind kind) {
        return settings.is(kind);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "issuer " + name;
    }
}
