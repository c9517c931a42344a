package dev.workflow.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id hash as a PHC string, {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}.
 *
 * @param memory KiB
 */
record Argon2Hash(int memory, int iterations, int parallelism, byte[] salt, byte[] digest) {

    /** The least that OWASP advises: 19 MiB, two passes. */
    static final int MEMORY = 19 * 1024;

    static final int ITERATIONS = 2;
    static final int PARALLELISM = 1;

    private static final int DIGEST_BYTES = 32;
    private static final int MOST_MEMORY = 256 * 1024;
    private static final int MOST_ITERATIONS = 16;
    private static final int MOST_PARALLELISM = 16;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,128})");

    static Argon2Hash of(String password, byte[] salt) {
        Argon2Hash empty = new Argon2Hash(MEMORY, ITERATIONS, PARALLELISM, salt, new byte[DIGEST_BYTES]);
        return new Argon2Hash(MEMORY, ITERATIONS, PARALLELISM, salt, empty.compute(password));
    }

    /** Empty for anything else, and for costs that would stop the server. */
    static Optional<Argon2Hash> parse(String text) {
        Matcher phc = PHC.matcher(text);
        if (!phc.matches()) {
            return Optional.empty();
        }
        Base64.Decoder base64 = Base64.getDecoder();
        Argon2Hash hash = new Argon2Hash(
                Integer.parseInt(phc.group(1)),
                Integer.parseInt(phc.group(2)),
                Integer.parseInt(phc.group(3)),
                base64.decode(phc.group(4)),
                base64.decode(phc.group(5)));
        return Optional.of(hash).filter(Argon2Hash::affordable);
    }

    boolean matches(String password) {
        return MessageDigest.isEqual(digest, compute(password));
    }

    /** True when new hashes cost as much. */
    boolean current() {
        return memory == MEMORY && iterations == ITERATIONS && parallelism == PARALLELISM;
    }

    String phc() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + iterations + ",p=" + parallelism + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(digest);
    }

    private boolean affordable() {
        return memory >= 8 * parallelism
                && memory <= MOST_MEMORY
                && iterations >= 1
                && iterations <= MOST_ITERATIONS
                && parallelism >= 1
                && parallelism <= MOST_PARALLELISM;
    }

    private byte[] compute(String password) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(iterations)
                .withParallelism(parallelism)
                .withSalt(salt)
                .build());
        byte[] result = new byte[digest.length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), result);
        return result;
    }
}
