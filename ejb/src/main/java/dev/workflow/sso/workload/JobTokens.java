package dev.workflow.sso.workload;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import dev.workflow.passport.Client;
import dev.workflow.passport.Clients;
import dev.workflow.passport.GrantHandler;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.sso.Issuer;
import dev.workflow.sso.workload.JobRights.Right;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Exchanges the token that a job elsewhere was given by its own system for a short-lived one of ours (RFC 8693), which may
 * read or deploy the apps that rules name. A token can be exchanged again until it ends; each time is in the audit log.
 */
@ApplicationScoped
public class JobTokens implements GrantHandler {

    /** Whose our tokens are. */
    static final String CLIENT = "workflow-workload";

    private static final Set<TokenTypeURI> TAKEN =
            Set.of(TokenTypeURI.JWT, TokenTypeURI.ID_TOKEN, TokenTypeURI.ACCESS_TOKEN);

    private JobProof proof;
    private JobRights rights;
    private JobTrail trail;
    private Clients clients;
    private JobGrants grants;

    protected JobTokens() {}

    @Inject
    public JobTokens(JobProof proof, JobRights rights, JobTrail trail, Clients clients, JobGrants grants) {
        this.proof = proof;
        this.rights = rights;
        this.trail = trail;
        this.clients = clients;
        this.grants = grants;
    }

    @Override
    public GrantType type() {
        return GrantType.TOKEN_EXCHANGE;
    }

    /** The job's token proves enough. */
    @Override
    public boolean needsClient() {
        return false;
    }

    @Override
    public AccessTokenResponse handle(TokenRequest request, Optional<Client> client, String issuer, String address)
            throws GeneralException {
        TokenExchangeGrant grant = grant(request);
        Optional<Scope> asked = AskedScope.of(request);
        String token = grant.getSubjectToken().getValue();
        Issuer from = proof.issuer(token);
        JWTClaimsSet claims = proof.claims(from, token);
        Right right = single(rights.of(from.uuid(), claims.getClaims(), asked));
        Client holder = clients.find(CLIENT)
                .orElseThrow(() -> new IllegalStateException("the client " + CLIENT + " is not registered"));
        Tokens tokens = grants.begin(holder, right, issuer).orElseThrow(JobTokens::notByAnyRule);
        trail.exchanged(from, claims.getSubject(), right, address);
        return new AccessTokenResponse(tokens, Map.of("issued_token_type", TokenTypeURI.ACCESS_TOKEN.toString()));
    }

    private static TokenExchangeGrant grant(TokenRequest request) throws GeneralException {
        TokenExchangeGrant grant = (TokenExchangeGrant) request.getAuthorizationGrant();
        TokenTypeURI wanted = grant.getRequestedTokenType();
        if (!TAKEN.contains(grant.getSubjectTokenType())) {
            throw refused("subject_token_type must be that of a JWT.");
        }
        if (grant.getActorToken() != null || wanted != null && !wanted.equals(TokenTypeURI.ACCESS_TOKEN)) {
            throw refused("Only access tokens are given, and not on behalf of others.");
        }
        return grant;
    }

    private static Right single(List<Right> found) throws GeneralException {
        if (found.isEmpty()) {
            throw notByAnyRule();
        }
        if (found.size() > 1) {
            throw new GeneralException(OAuth2Error.INVALID_SCOPE.setDescription(
                    "Rules of several owners match: ask for the apps of one, as in scope=deploy:shop."));
        }
        return found.get(0);
    }

    private static GeneralException notByAnyRule() {
        return new GeneralException(OAuth2Error.INVALID_TARGET.setDescription(
                "No rule of an app lets this job do that. Its owner can add one: POST /v2/apps/<app>/identities/."));
    }

    private static GeneralException refused(String why) {
        return new GeneralException(OAuth2Error.INVALID_REQUEST.setDescription(why));
    }
}
