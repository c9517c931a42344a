package dev.workflow.platform;

import dev.workflow.config.Sealer;
import dev.workflow.registry.Envelope;
import java.util.Optional;

/** What the registry gives away, sealed with the platform's master key. */
record SealedEnvelope(Sealer sealer) implements Envelope {

    private static final String CONTEXT = "registry/pass";

    @Override
    public byte[] seal(byte[] clear) {
        return sealer.seal(CONTEXT, clear);
    }

    @Override
    public Optional<byte[]> open(byte[] sealed) {
        try {
            return Optional.of(sealer.open(CONTEXT, sealed));
        } catch (IllegalStateException notOurs) {
            return Optional.empty();
        }
    }
}
