package dev.workflow.passport;

import dev.workflow.identity.Refusal;
import dev.workflow.identity.TokenIssuer;
import dev.workflow.identity.VerifiedToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Our own access tokens on the API. They open it with one of the scopes {@code read}, {@code deploy} and {@code admin}
 * and in the name of an account; what a client only got to know who somebody is opens nothing.
 */
@ApplicationScoped
public class PassportTokens implements TokenIssuer {

    private AccessTokenCheck check;
    private KeyRing keys;
    private PassportSettings settings;

    protected PassportTokens() {}

    @Inject
    public PassportTokens(AccessTokenCheck check, KeyRing keys, PassportSettings settings) {
        this.check = check;
        this.keys = keys;
        this.settings = settings;
    }

    /**
     * Without a configured address we are called as clients reach us, so our keys tell what is ours; the grant remembers
     * which name it was.
     */
    @Override
    public boolean issues(String issuer, String key) {
        return settings.issuer().map(issuer::equals).orElseGet(() -> keys.find(key)
                .isPresent());
    }

    @Override
    public VerifiedToken verify(String token) {
        return check.check(token).flatMap(PassportTokens::verified).orElseThrow(Refusal.UNVERIFIED::problem);
    }

    private static Optional<VerifiedToken> verified(KnownAccess access) {
        return access.caller()
                .map(caller -> new VerifiedToken(
                        caller,
                        "client " + access.client(),
                        access.claims().getExpirationTime().toInstant()));
    }
}
