package dev.workflow.factor;

import dev.workflow.config.Sealer;
import dev.workflow.persistence.factor.AuthenticatorApp;
import dev.workflow.persistence.factor.AuthenticatorApps;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** Uses codes up, whoever gives them: each is good once. How often somebody may try is decided by {@link CodeCheck}. */
@Stateless(name = "SecondFactorCodes")
public class Codes {

    private AuthenticatorApps apps;
    private RecoveryCodes recovery;
    private Sealer sealer;
    private Clock clock;

    protected Codes() {}

    @Inject
    public Codes(AuthenticatorApps apps, RecoveryCodes recovery, Sealer sealer, Clock clock) {
        this.apps = apps;
        this.recovery = recovery;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** @return false when it is not a code of the account's app, or has been used */
    public boolean useOfApp(long accountId, String code) {
        return apps.of(accountId).map(app -> use(app, accountId, code)).orElse(false);
    }

    /** @return how many are left; empty when it is none of the account's recovery codes, or has been used */
    public OptionalInt useForRecovery(long accountId, String code) {
        Optional<RecoveryCode> known = RecoveryCode.parse(code);
        return known.isPresent() ? recovery.use(accountId, known.get()) : OptionalInt.empty();
    }

    private boolean use(AuthenticatorApp app, long accountId, String code) {
        TotpSecret secret = new TotpSecret(sealer.open(context(app.getUuid()), app.getSecret()));
        OptionalLong step = secret.step(code, clock.instant());
        return step.isPresent() && apps.advance(accountId, app.getUuid(), step.getAsLong());
    }

    static String context(UUID app) {
        return "authenticator/" + app;
    }
}
