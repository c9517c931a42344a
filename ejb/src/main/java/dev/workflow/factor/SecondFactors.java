package dev.workflow.factor;

import dev.workflow.persistence.factor.AuthenticatorApp;
import dev.workflow.persistence.factor.AuthenticatorApps;
import dev.workflow.persistence.factor.RecoveryCodeHashes;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Decides for whom a first factor is not enough. */
@Stateless
public class SecondFactors {

    static final String POLICY = "workflow.passport.second.factor";
    static final String NO_POLICY = "optional";

    private AccountRepository accounts;
    private AuthenticatorApps apps;
    private RecoveryCodeHashes codes;
    private String policy;

    protected SecondFactors() {}

    @Inject
    public SecondFactors(
            AccountRepository accounts,
            AuthenticatorApps apps,
            RecoveryCodeHashes codes,
            @ConfigProperty(name = POLICY, defaultValue = NO_POLICY) String policy) {
        this.accounts = accounts;
        this.apps = apps;
        this.codes = codes;
        this.policy = policy;
    }

    /** Whether the account has a second factor, or must have one: then a password alone opens nothing. */
    public boolean required(long accountId) {
        return enrolled(accountId) || demanded(accountId);
    }

    public boolean enrolled(long accountId) {
        return apps.of(accountId).isPresent();
    }

    public FactorState state(long accountId) {
        return new FactorState(
                apps.of(accountId).map(AuthenticatorApp::getCreated).map(OffsetDateTime::toInstant),
                codes.count(accountId),
                demanded(accountId));
    }

    /**
     * For logins that cannot ask for more than a name and a password. Call it when these were right.
     *
     * @throws Problem 400 that says how to log in instead
     */
    public void requirePasswordToBeEnough(long accountId) {
        if (required(accountId)) {
            throw Problem.badRequest(
                    "second-factor-required",
                    "This account needs a second factor, which cannot be asked for here. Log in by browser"
                            + " (drycc login URL, without a user name), or make an API token on your account page.");
        }
    }

    /** Throws for a policy that nobody can read, so that nobody gets in by a slip of the pen. */
    private boolean demanded(long accountId) {
        FactorPolicy asked = FactorPolicy.parse(policy);
        return asked != FactorPolicy.OPTIONAL
                && accounts.byId(accountId).map(asked::demands).orElse(true);
    }
}
