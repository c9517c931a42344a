package dev.workflow.factor;

import dev.workflow.config.Sealer;
import dev.workflow.persistence.factor.AuthenticatorApps;
import dev.workflow.persistence.identity.BrowserSessionRepository;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Setting up an authenticator app: a secret is offered, and stored when a first code shows that the app has it. */
@Stateless
public class Enrolments {

    /** How long an offered secret may be confirmed. */
    static final Duration LIFE = Duration.ofMinutes(30);

    private AuthenticatorApps apps;
    private RecoveryCodes codes;
    private BrowserSessionRepository sessions;
    private Sealer sealer;
    private Clock clock;

    protected Enrolments() {}

    @Inject
    public Enrolments(
            AuthenticatorApps apps,
            RecoveryCodes codes,
            BrowserSessionRepository sessions,
            Sealer sealer,
            Clock clock) {
        this.apps = apps;
        this.codes = codes;
        this.sessions = sessions;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** @param issuer what the app shows above the account's name */
    public Enrolment offer(long accountId, String username, String issuer) {
        TotpSecret secret = TotpSecret.random();
        byte[] clear = ByteBuffer.allocate(Long.BYTES + TotpSecret.BYTES)
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .put(secret.bytes())
                .array();
        return offered(secret, sealer.seal(context(accountId), clear), username, issuer);
    }

    /** The same secret once more, for who mistyped the code. @throws Problem 400 when it is none, or too old */
    public Enrolment again(long accountId, String sealed, String username, String issuer) {
        return offered(opened(accountId, sealed), decoded(sealed), username, issuer);
    }

    /**
     * Stores the app. Other sessions of the account, which began without it, end.
     *
     * @param kept the session in which it is done
     * @return recovery codes, which cannot be shown again
     * @throws Problem 400 for a wrong code, 409 when the account has an app already
     */
    public List<RecoveryCode> confirm(long accountId, String sealed, String code, UUID kept) {
        TotpSecret secret = opened(accountId, sealed);
        long step = secret.step(code.replaceAll("\\s", ""), clock.instant())
                .orElseThrow(() -> Problem.badRequest("wrong-code", "That is not the code of this moment.")
                        .withHint("If the app shows it, the clock of your phone is wrong."));
        UUID uuid = UUID.randomUUID();
        byte[] stored = sealer.seal(Codes.context(uuid), secret.bytes());
        if (!apps.add(accountId, uuid, stored, step, OffsetDateTime.now(clock))) {
            throw Problem.conflict("factor-exists", "Your account has an authenticator app already.");
        }
        sessions.removeAllBut(accountId, Optional.of(kept));
        return codes.replace(accountId);
    }

    private static Enrolment offered(TotpSecret secret, byte[] sealed, String username, String issuer) {
        return new Enrolment(
                Base64.getUrlEncoder().withoutPadding().encodeToString(sealed),
                secret.text(),
                secret.uri(issuer, username));
    }

    private TotpSecret opened(long accountId, String sealed) {
        ByteBuffer clear = ByteBuffer.wrap(clear(accountId, decoded(sealed)));
        if (Instant.ofEpochSecond(clear.getLong()).isBefore(clock.instant())) {
            throw unusable();
        }
        byte[] bytes = new byte[TotpSecret.BYTES];
        clear.get(bytes);
        return new TotpSecret(bytes);
    }

    private byte[] clear(long accountId, byte[] sealed) {
        try {
            return sealer.open(context(accountId), sealed);
        } catch (IllegalStateException forged) {
            throw unusable();
        }
    }

    private static byte[] decoded(String sealed) {
        try {
            return Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException forged) {
            throw unusable();
        }
    }

    private static Problem unusable() {
        return Problem.badRequest("form-expired", "This form was open for too long.")
                .withHint("Load the page again and scan the new code.");
    }

    private static String context(long accountId) {
        return "authenticator offer/" + accountId;
    }
}
