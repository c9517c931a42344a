package dev.workflow.identity;

import dev.workflow.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes and checks passwords. Each check takes 19 MiB and some 100 ms of CPU, so only a few run at once; the others
 * wait, and are refused with 503 when that takes too long. Call it outside a transaction.
 */
@ApplicationScoped
public class Passwords {

    /** How a password compares with a hash. */
    public enum Verdict {
        WRONG,
        RIGHT,
        /** Right, but the hash is of an older kind: store a new one. */
        OUTDATED
    }

    /** Longer texts are no passwords: they are wrong without being hashed. */
    static final int LONGEST = 1024;

    private static final int AT_ONCE =
            Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Semaphore running;
    private final Duration patience;
    private final Argon2Hash decoy;

    public Passwords() {
        this(AT_ONCE, PATIENCE);
    }

    Passwords(int atOnce, Duration patience) {
        this.running = new Semaphore(atOnce, true);
        this.patience = patience;
        this.decoy = Argon2Hash.of(TokenKey.random().text(), salt());
    }

    /** A new Argon2id hash. */
    public String hash(String password) {
        return limited(() -> Argon2Hash.of(password, salt()).phc());
    }

    /**
     * Compares in constant time. No hash, or one that cannot be read, takes as long as a wrong password: an answer does
     * not tell whether the account exists.
     */
    public Verdict verify(String password, Optional<String> hash) {
        return password.length() > LONGEST ? Verdict.WRONG : limited(() -> compare(password, hash.orElse("")));
    }

    /** Whether it is a hash of another platform that a login here can be checked with. */
    public static boolean imports(String hash) {
        return DjangoHash.parse(hash).isPresent();
    }

    private Verdict compare(String password, String hash) {
        Optional<DjangoHash> django = DjangoHash.parse(hash);
        if (django.isPresent()) {
            return django.get().matches(password) ? Verdict.OUTDATED : Verdict.WRONG;
        }
        Optional<Argon2Hash> argon2 = Argon2Hash.parse(hash);
        boolean right = argon2.orElse(decoy).matches(password);
        if (!right || argon2.isEmpty()) {
            return Verdict.WRONG;
        }
        return argon2.get().current() ? Verdict.RIGHT : Verdict.OUTDATED;
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private <T> T limited(Supplier<T> work) {
        try {
            if (!running.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.of(503, "too-many-logins", "Too many people are logging in at this moment.")
                        .withHint("Try again in a few seconds.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Problem.of(503, "stopping", "The server is stopping.");
        }
        try {
            return work.get();
        } finally {
            running.release();
        }
    }
}
