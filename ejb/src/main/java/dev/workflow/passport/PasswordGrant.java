package dev.workflow.passport;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import dev.workflow.factor.SecondFactors;
import dev.workflow.identity.LoginMethod;
import dev.workflow.identity.PasswordLogin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Tokens for a name and a password, which Drycc's controller asks for on behalf of a command line (platform.md §6). Only
 * for the platform's own clients, and not at all when it is switched off. The limits are those of every login.
 */
@ApplicationScoped
public class PasswordGrant implements GrantHandler {

    private PasswordLogin passwords;
    private SecondFactors factors;
    private TokenService tokens;
    private PassportSettings settings;
    private Clock clock;

    protected PasswordGrant() {}

    @Inject
    public PasswordGrant(
            PasswordLogin passwords,
            SecondFactors factors,
            TokenService tokens,
            PassportSettings settings,
            Clock clock) {
        this.passwords = passwords;
        this.factors = factors;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public GrantType type() {
        return GrantType.PASSWORD;
    }

    /**
     * @throws dev.workflow.problem.Problem 400 for wrong credentials and where a second factor is needed, 429 after too
     *     many wrong ones
     */
    @Override
    public AccessTokenResponse handle(TokenRequest request, Optional<Client> client, String issuer, String address)
            throws GeneralException {
        Client known = client.orElseThrow();
        if (!settings.passwordGrant() || !known.trusted() || !known.confidential()) {
            throw new GeneralException(OAuth2Error.UNAUTHORIZED_CLIENT);
        }
        Optional<String> asked = Optional.ofNullable(request.getScope()).map(Object::toString);
        Set<String> scopes = RequestedScopes.of(known, asked);
        var credentials = (ResourceOwnerPasswordCredentialsGrant) request.getAuthorizationGrant();
        long account = passwords.check(
                credentials.getUsername(), credentials.getPassword().getValue(), address);
        factors.requirePasswordToBeEnough(account);
        Approval approval = new Approval(
                known,
                OptionalLong.of(account),
                scopes,
                Set.of(LoginMethod.PASSWORD.code()),
                Optional.of(clock.instant()),
                Optional.empty(),
                Optional.empty());
        return TokenAnswer.of(tokens.begin(approval, issuer).tokens());
    }
}
