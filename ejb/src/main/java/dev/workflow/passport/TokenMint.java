package dev.workflow.passport;

import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.workflow.config.Sealer;
import dev.workflow.config.Signer;
import dev.workflow.persistence.passport.ClientGrant;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** Makes all the tokens that a client gets at once. */
@Dependent
public class TokenMint {

    private static final String OPENID = "openid";

    private final AccessTokens access;
    private final IdTokens ids;
    private final Signer signer;

    @Inject
    public TokenMint(AccessTokens access, IdTokens ids, Sealer sealer) {
        this.access = access;
        this.ids = ids;
        this.signer = sealer.signer(RefreshKey.PURPOSE);
    }

    /**
     * @param scopes all of the grant's, or fewer
     * @param generation of the refresh token; empty when there is to be none
     * @param nonce of the request, for the id token
     */
    Tokens mint(ClientGrant grant, Set<String> scopes, Optional<Integer> generation, Optional<String> nonce) {
        AccessToken token = access.mint(grant, scopes);
        RefreshToken refresh = generation
                .map(number -> new RefreshToken(new RefreshKey(grant.getUuid(), number).text(signer)))
                .orElse(null);
        return grant.getAccount()
                .filter(account -> scopes.contains(OPENID))
                .map(account -> (Tokens) new OIDCTokens(ids.mint(grant, account, token, nonce), token, refresh))
                .orElseGet(() -> new Tokens(token, refresh));
    }

    /** Empty for what was not made here. */
    Optional<RefreshKey> parse(String refreshToken) {
        return RefreshKey.parse(refreshToken, signer);
    }
}
