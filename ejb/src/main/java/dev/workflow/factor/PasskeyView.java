package dev.workflow.factor;

import dev.workflow.persistence.factor.Passkey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** A passkey as its owner sees it. */
public record PasskeyView(UUID uuid, String name, Instant created, Optional<Instant> lastUsed) {

    static PasskeyView of(Passkey passkey) {
        return new PasskeyView(
                passkey.getUuid(),
                passkey.getName(),
                passkey.getCreated().toInstant(),
                passkey.getLastUsed().map(OffsetDateTime::toInstant));
    }
}
