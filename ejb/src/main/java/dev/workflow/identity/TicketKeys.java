package dev.workflow.identity;

import dev.workflow.config.Sealer;
import dev.workflow.config.Signer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Makes the keys of logins and knows them again without having stored them: when it was made, in ten minutes; six random
 * bytes; and half a signature of these. A link to the login page with a key that somebody thought out does not work.
 */
@ApplicationScoped
public class TicketKeys {

    /** A login may take as long as its ticket lives, and the ticket is good for as long again. */
    static final Duration LIFE = Tickets.LIFE.multipliedBy(2);

    private static final long UNIT = Duration.ofMinutes(10).toSeconds();
    private static final int RANDOM_BYTES = 6;
    private static final int SIGNED = Short.BYTES + RANDOM_BYTES;
    private static final int LENGTH = 16;
    private static final int UNITS = 1 << Short.SIZE;

    private final SecureRandom random = new SecureRandom();
    private Signer signer;
    private Clock clock;

    protected TicketKeys() {}

    @Inject
    public TicketKeys(Sealer sealer, Clock clock) {
        this(sealer.signer("login"), clock);
    }

    TicketKeys(Signer signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    public TicketKey issue() {
        byte[] noise = new byte[RANDOM_BYTES];
        random.nextBytes(noise);
        byte[] signed =
                ByteBuffer.allocate(SIGNED).putShort((short) now()).put(noise).array();
        byte[] key = Arrays.copyOf(signed, LENGTH);
        System.arraycopy(signer.sign(signed), 0, key, SIGNED, LENGTH - SIGNED);
        return new TicketKey(HexFormat.of().formatHex(key));
    }

    /**
     * Empty for one that was not made here, and for one that is too old.
     *
     * @param text as a client sent it, or null
     */
    public Optional<TicketKey> find(String text) {
        return Optional.ofNullable(text)
                .filter(TicketKey::fits)
                .map(TicketKey::new)
                .filter(this::isOurs);
    }

    private boolean isOurs(TicketKey key) {
        byte[] bytes = key.bytes();
        byte[] signed = Arrays.copyOf(bytes, SIGNED);
        // The clock of the server that made it may be a little ahead: one more unit on that side.
        long age = Math.floorMod(now() + 1 - ByteBuffer.wrap(bytes).getShort(), UNITS);
        return signer.begins(signed, Arrays.copyOfRange(bytes, SIGNED, LENGTH)) && age <= LIFE.toSeconds() / UNIT + 2;
    }

    /** The count begins anew after 455 days; a ticket that old is long gone. */
    private long now() {
        return clock.instant().getEpochSecond() / UNIT;
    }
}
