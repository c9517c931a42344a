package dev.workflow.passport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.workflow.persistence.identity.Account;
import dev.workflow.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is in the tokens, as the SDK's own validators see it. */
class TokensOfGrantsTest {

    private final PassportWorld world = new PassportWorld(Clock.systemUTC());
    private final Account ada = world.account("ada");
    private final Client shop = world.client("shop");

    @Test
    void theSdkAcceptsTheIdToken() throws Exception {
        OIDCTokens tokens =
                (OIDCTokens) world.begin(shop, ada, "openid", "read").tokens();
        IDTokenClaimsSet claims = new IDTokenValidator(
                        new Issuer(PassportWorld.ISSUER), new ClientID("shop"), JWSAlgorithm.RS256, keys())
                .validate(tokens.getIDToken(), new Nonce("n-0S6"));
        AccessTokenValidator.validate(tokens.getAccessToken(), JWSAlgorithm.RS256, claims.getAccessTokenHash());
        assertThat(claims.getAccessTokenHash())
                .isEqualTo(AccessTokenHash.compute(tokens.getAccessToken(), JWSAlgorithm.RS256));
        assertThat(claims.getAuthenticationTime()).isNotNull();
        assertThat(claims.getAMR()).extracting(Object::toString).containsExactlyInAnyOrder("pwd", "otp");
    }

    @Test
    void theIdTokenHasTheClaimsOfTheContract() throws Exception {
        world.change(ada, account -> account.setName("Ada", "Lovelace"));
        world.change(ada, account -> account.setRoles(true, false));
        UUID session = UUID.randomUUID();
        Tokens tokens = world.begin(world.approval(shop, ada, Optional.of(session), "openid"))
                .tokens();
        JWTClaimsSet claims = ((OIDCTokens) tokens).getIDToken().getJWTClaimsSet();
        assertThat(claims.getClaims())
                .containsEntry("sub", ada.getId().toString())
                .containsEntry("id", ada.getId())
                .containsEntry("name", "ada")
                .containsEntry("username", "ada")
                .containsEntry("email", "ada@example.com")
                .containsEntry("first_name", "Ada")
                .containsEntry("last_name", "Lovelace")
                .containsEntry("is_staff", true)
                .containsEntry("is_active", true)
                .containsEntry("is_superuser", false)
                .containsEntry("sid", session.toString());
    }

    @Test
    void theAccessTokenIsOneOfRfc9068() throws Exception {
        Tokens tokens = world.begin(shop, ada, "openid", "deploy:blog").tokens();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys())));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                PassportWorld.ISSUER,
                new JWTClaimsSet.Builder().issuer(PassportWorld.ISSUER).build(),
                Set.of("sub", "client_id", "scope", "iat", "exp", "jti", "auth_time")));
        JWTClaimsSet claims = processor.process(tokens.getAccessToken().getValue(), null);
        assertThat(claims.getStringClaim("client_id")).isEqualTo("shop");
        assertThat(claims.getStringClaim("scope").split(" ")).containsExactlyInAnyOrder("openid", "deploy:blog");
        assertThat(tokens.getAccessToken().getLifetime()).isEqualTo(900);
    }

    /** MicroProfile JWT 2.1 §4.1; Payara takes no other {@code typ} than {@code JWT}. */
    @Test
    void aClientCanHaveTokensForMicroprofileServices() throws Exception {
        Client service = world.client("service", client -> client.setTokenType("JWT"));
        String text =
                world.begin(service, ada, "openid").tokens().getAccessToken().getValue();
        SignedJWT token = SignedJWT.parse(text);
        assertThat(token.getHeader().getType()).isEqualTo(JOSEObjectType.JWT);
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsKeys("iss", "sub", "exp", "iat", "jti")
                .containsEntry("upn", "ada")
                .containsEntry("groups", List.of("user"));
        assertThat(world.check(text)).isPresent();
    }

    @Test
    void rolesAreInATokenThatCarriesThemAndGroupsAreNotMistakenForThem() throws Exception {
        world.change(ada, account -> account.setRoles(true, true));
        join("operators");
        join("superuser");
        assertThat(groups("openid")).containsExactly("user", "operators");
        assertThat(groups("read")).containsExactly("user", "operators");
        assertThat(groups("admin:blog")).containsExactly("user", "operators");
        assertThat(groups("admin")).containsExactly("user", "staff", "superuser", "operators");
    }

    @Test
    void whoHasNoOpenidGetsNoIdToken() {
        assertThat(world.begin(shop, ada, "read").tokens()).isNotInstanceOf(OIDCTokens.class);
    }

    @Test
    void aRefreshTokenIsForClientsThatMayUseOne() {
        assertThat(world.begin(shop, ada, "openid").tokens().getRefreshToken()).isNotNull();
        Client once = world.client("once", client -> client.setGrantTypes(List.of("authorization_code")));
        assertThat(world.begin(once, ada, "openid").tokens().getRefreshToken()).isNull();
    }

    @Test
    void aClientThatActsForItselfIsNobody() throws Exception {
        Tokens tokens = world.begin(new Approval(
                        shop,
                        OptionalLong.empty(),
                        Set.of("openid", "admin"),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .tokens();
        assertThat(tokens.getRefreshToken()).isNull();
        assertThat(tokens).isNotInstanceOf(OIDCTokens.class);
        KnownAccess known = world.check(tokens.getAccessToken().getValue()).orElseThrow();
        assertThat(known.caller()).isEmpty();
        assertThat(known.person()).isEmpty();
        assertThat(known.claims().getSubject()).isEqualTo("shop");
    }

    @Test
    void nothingIsGrantedInTheNameOfADisabledAccount() {
        world.change(ada, account -> account.setActive(false));
        assertThatThrownBy(() -> world.begin(shop, ada, "openid")).isInstanceOf(Problem.class);
    }

    private List<String> groups(String scope) throws Exception {
        String token = world.begin(shop, ada, scope).tokens().getAccessToken().getValue();
        return SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("groups");
    }

    private void join(String group) {
        world.database.run(entities -> {
            UUID uuid = UUID.randomUUID();
            entities.createNativeQuery("insert into account_group (uuid, name, created, updated)"
                            + " values (?1, ?2, now(), now()) on conflict (name) do update set uuid = ?1")
                    .setParameter(1, uuid)
                    .setParameter(2, group)
                    .executeUpdate();
            entities.createNativeQuery("insert into group_member values (?1, ?2)")
                    .setParameter(1, uuid)
                    .setParameter(2, ada.getId())
                    .executeUpdate();
        });
    }

    private JWKSet keys() {
        return world.ring.published();
    }
}
