package dev.workflow.passport;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Date;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says what a token is good for (RFC 7662). A client sees its own tokens, one of the platform's own sees all; for
 * everything else the answer is that of a token which is not active.
 */
@Dependent
public class Introspection {

    private static final TokenIntrospectionSuccessResponse INACTIVE =
            new TokenIntrospectionSuccessResponse.Builder(false).build();

    private final LiveGrants grants;
    private final AccessTokenCheck access;

    @Inject
    public Introspection(LiveGrants grants, AccessTokenCheck access) {
        this.grants = grants;
        this.access = access;
    }

    public TokenIntrospectionSuccessResponse forClient(Client client, String token) {
        return tell(token, owner -> client.trusted() || owner.equals(client.id()));
    }

    /**
     * For who has nothing but a token: it tells about itself.
     *
     * @return empty when the token it comes with is not good
     */
    public Optional<TokenIntrospectionSuccessResponse> forHolder(String bearer, String token) {
        return access.check(bearer).map(known -> bearer.equals(token) ? tell(token, known.client()::equals) : INACTIVE);
    }

    private TokenIntrospectionSuccessResponse tell(String token, Predicate<String> maySee) {
        return access.check(token)
                .filter(known -> maySee.test(known.client()))
                .map(Introspection::of)
                .or(() -> grants.refresh(token)
                        .filter(KnownRefresh::current)
                        .filter(known -> maySee.test(known.client()))
                        .map(Introspection::of))
                .orElse(INACTIVE);
    }

    private static TokenIntrospectionSuccessResponse of(KnownAccess known) {
        JWTClaimsSet claims = known.claims();
        var answer = new TokenIntrospectionSuccessResponse.Builder(true)
                .tokenType(AccessTokenType.BEARER)
                .clientID(new ClientID(known.client()))
                .scope(scope(known.scopes()))
                .issuer(new Issuer(claims.getIssuer()))
                .subject(new Subject(claims.getSubject()))
                .audience(Audience.create(claims.getAudience()))
                .expirationTime(claims.getExpirationTime())
                .issueTime(claims.getIssueTime())
                .jwtID(new JWTID(claims.getJWTID()));
        Optional.ofNullable(known.person().get("username")).ifPresent(name -> answer.username(name.toString()));
        return answer.build();
    }

    private static TokenIntrospectionSuccessResponse of(KnownRefresh known) {
        return new TokenIntrospectionSuccessResponse.Builder(true)
                .clientID(new ClientID(known.client()))
                .scope(scope(known.scopes()))
                .issuer(new Issuer(known.issuer()))
                .subject(new Subject(known.subject()))
                .username(known.username())
                .expirationTime(Date.from(known.expires()))
                .build();
    }

    private static Scope scope(Iterable<String> words) {
        Scope scope = new Scope();
        words.forEach(scope::add);
        return scope;
    }
}
