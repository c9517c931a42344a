package dev.workflow.identity;

import dev.workflow.persistence.identity.SshKey;
import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * An SSH key as its owner sees it.
 *
 * @param id the name its owner gave it
 * @param line the OpenSSH line; {@code public} on the wire
 * @param fingerprint MD5, colon hex
 */
public record SshKeyView(
        UUID uuid,
        String owner,
        String id,
        @JsonbProperty("public") String line,
        String fingerprint,
        Instant created,
        Instant updated) {

    static SshKeyView of(SshKey key) {
        return new SshKeyView(
                key.getUuid(),
                key.getOwner().getUsername(),
                key.getName(),
                key.getLine(),
                key.getFingerprint(),
                key.getCreated().toInstant(),
                key.getUpdated().toInstant());
    }
}
