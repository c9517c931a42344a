package dev.workflow.identity;

import dev.workflow.digest.Sha256;
import java.security.MessageDigest;
import java.util.Optional;

/** A secret that another service shows to be let in. Without a configured one nobody is: there is no default. */
public final class ServiceKey {

    public static final ServiceKey NONE = new ServiceKey(Optional.empty());

    private final Optional<byte[]> digest;

    private ServiceKey(Optional<byte[]> digest) {
        this.digest = digest;
    }

    public static ServiceKey of(String secret) {
        return new ServiceKey(Optional.of(sha256(secret)));
    }

    public boolean isConfigured() {
        return digest.isPresent();
    }

    /** Takes the same time for every wrong secret. */
    public boolean matches(String given) {
        return digest.isPresent() && MessageDigest.isEqual(digest.get(), sha256(given));
    }

    private static byte[] sha256(String text) {
        return Sha256.of(text);
    }
}
