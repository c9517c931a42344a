package dev.workflow.passport.code;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import dev.workflow.passport.Approval;
import dev.workflow.passport.Client;
import dev.workflow.passport.GrantHandler;
import dev.workflow.passport.OneTimeKey;
import dev.workflow.passport.TokenService;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.BrowserSessionRepository;
import dev.workflow.persistence.passport.code.IssuedCode;
import dev.workflow.persistence.passport.code.IssuedCodes;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Exchanges a code for tokens, once. Whoever brings it must be the client it was made for, come for the same address, and
 * show the verifier of PKCE. When a code comes a second time somebody has stolen it, so that what the first time gave
 * ends as well (RFC 6749 §4.1.2). Refusals are checked exceptions: that end must not be rolled back.
 */
@Stateless
public class CodeGrant implements GrantHandler {

    private IssuedCodes codes;
    private AccountRepository accounts;
    private BrowserSessionRepository sessions;
    private TokenService tokens;
    private Clock clock;

    protected CodeGrant() {}

    @Inject
    public CodeGrant(
            IssuedCodes codes,
            AccountRepository accounts,
            BrowserSessionRepository sessions,
            TokenService tokens,
            Clock clock) {
        this.codes = codes;
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public GrantType type() {
        return GrantType.AUTHORIZATION_CODE;
    }

    @Override
    public AccessTokenResponse handle(TokenRequest request, Optional<Client> client, String issuer, String address)
            throws GeneralException {
        AuthorizationCodeGrant grant = (AuthorizationCodeGrant) request.getAuthorizationGrant();
        Client known = client.orElseThrow(() -> new GeneralException(OAuth2Error.INVALID_CLIENT));
        IssuedCode code = codes.take(
                        OneTimeKey.digest(grant.getAuthorizationCode().getValue()))
                .filter(found -> found.getClientId().equals(known.id()))
                .orElseThrow(CodeGrant::refused);
        if (code.getGrant().isPresent()) {
            tokens.end(code.getGrant().get());
            throw refused();
        }
        requireFit(code, grant);
        TokenService.Granted granted = tokens.begin(approval(code, known), issuer);
        code.used(granted.grant());
        return new AccessTokenResponse(granted.tokens());
    }

    private void requireFit(IssuedCode code, AuthorizationCodeGrant grant) throws GeneralException {
        OffsetDateTime now = OffsetDateTime.now(clock);
        boolean sameAddress = grant.getRedirectionURI() != null
                && code.getRedirect().equals(grant.getRedirectionURI().toString());
        boolean stillThere =
                accounts.byId(code.getAccountId()).filter(Account::isActive).isPresent()
                        && sessions.lives(code.getAccountId(), code.getSession(), now);
        if (!code.getExpires().isAfter(now)
                || !sameAddress
                || !stillThere
                || !ProofKey.matches(code.getChallenge(), grant.getCodeVerifier())) {
            throw refused();
        }
    }

    private static Approval approval(IssuedCode code, Client client) {
        return new Approval(
                client,
                OptionalLong.of(code.getAccountId()),
                code.getScopes(),
                code.getMethods(),
                Optional.of(code.getAuthenticated().toInstant()),
                Optional.of(code.getSession()),
                code.getNonce());
    }

    /** The same for all reasons: only somebody who should not have the code needs to know which. */
    private static GeneralException refused() {
        return new GeneralException(OAuth2Error.INVALID_GRANT);
    }
}
