package dev.workflow.passport;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Takes tokens back from a client. With one token its whole family ends: access tokens are not stored one by one. */
@Dependent
public class Revocation {

    private record Found(String client, UUID grant) {}

    private final LiveGrants grants;
    private final AccessTokenCheck access;
    private final TokenService tokens;

    @Inject
    public Revocation(LiveGrants grants, AccessTokenCheck access, TokenService tokens) {
        this.grants = grants;
        this.access = access;
        this.tokens = tokens;
    }

    /**
     * @param token a refresh token, an access token, or anything else
     * @return false when it is the token of another client, to which nothing happens
     */
    public boolean revoke(Client client, String token) {
        Optional<Found> found = grants.refresh(token)
                .map(known -> new Found(known.client(), known.grant()))
                .or(() -> access.check(token).map(known -> new Found(known.client(), known.grant())));
        if (found.filter(known -> !known.client().equals(client.id())).isPresent()) {
            return false;
        }
        found.map(Found::grant).ifPresent(tokens::end);
        return true;
    }
}
