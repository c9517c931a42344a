package dev.workflow.factor;

import dev.workflow.config.Sealer;
import dev.workflow.config.Signer;
import dev.workflow.persistence.factor.PasskeyRepository;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * What a passkey has to sign. A challenge is signed by us and names its purpose and end, so that showing a page stores
 * nothing; an answered one is stored until its end, so that it is not taken twice.
 */
@Stateless
public class PasskeyChallenges {

    static final Duration LIFE = Duration.ofMinutes(10);

    private static final int NONCE = 16;
    private static final int CLEAR = NONCE + Long.BYTES;
    private static final int MAC = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasskeyRepository passkeys;
    private Sealer sealer;
    private Clock clock;

    protected PasskeyChallenges() {}

    @Inject
    public PasskeyChallenges(PasskeyRepository passkeys, Sealer sealer, Clock clock) {
        this.passkeys = passkeys;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** @param purpose only for the same it can be answered */
    public byte[] issue(String purpose) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] clear = ByteBuffer.allocate(CLEAR)
                .put(nonce)
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .array();
        byte[] mac = signer().sign(signed(purpose, clear));
        return ByteBuffer.allocate(CLEAR + MAC).put(clear).put(mac).array();
    }

    /** @throws Problem 400 unless it is ours, for this purpose, not too old and not answered yet */
    public void spend(String purpose, byte[] challenge) {
        if (challenge.length != CLEAR + MAC) {
            throw unusable();
        }
        ByteBuffer read = ByteBuffer.wrap(challenge);
        byte[] clear = new byte[CLEAR];
        byte[] mac = new byte[MAC];
        read.get(clear).get(mac);
        Instant end =
                Instant.ofEpochSecond(ByteBuffer.wrap(clear, NONCE, Long.BYTES).getLong());
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (!signer().matches(signed(purpose, clear), mac)
                || end.isBefore(now.toInstant())
                || !passkeys.spend(sha256(challenge), end.atOffset(ZoneOffset.UTC), now)) {
            throw unusable();
        }
    }

    private Signer signer() {
        return sealer.signer("passkey challenge");
    }

    private static byte[] signed(String purpose, byte[] clear) {
        byte[] text = purpose.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(clear.length + text.length)
                .put(clear)
                .put(text)
                .array();
    }

    private static Problem unusable() {
        return Problem.badRequest("form-expired", "This page was open for too long.")
                .withHint("Try again.");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
