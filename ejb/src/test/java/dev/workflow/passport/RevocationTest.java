package dev.workflow.passport;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.token.Tokens;
import dev.workflow.persistence.identity.Account;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Clients ask about tokens and give them back: their own, and not those of others. */
class RevocationTest {

    private final PassportWorld world = new PassportWorld(Clock.systemUTC());
    private final Account ada = world.account("ada");
    private final Client shop = world.client("shop");
    private final Client other = world.client("other");
    private final Tokens tokens = world.begin(shop, ada, "openid", "read").tokens();
    private final String access = tokens.getAccessToken().getValue();
    private final String refresh = tokens.getRefreshToken().getValue();

    @Test
    void eitherTokenTakesTheWholeFamilyAlong() throws Exception {
        assertThat(revoke(shop, refresh)).isTrue();
        assertThat(world.check(access)).isEmpty();
        Tokens again = world.begin(shop, ada, "openid").tokens();
        assertThat(revoke(shop, again.getAccessToken().getValue())).isTrue();
        assertThat(world.refresh(again.getRefreshToken().getValue(), shop)).isEmpty();
    }

    @Test
    void nobodyRevokesTheTokenOfAnother() {
        assertThat(revoke(other, refresh)).isFalse();
        assertThat(revoke(other, access)).isFalse();
        assertThat(world.check(access)).isPresent();
    }

    @Test
    void whatIsNoTokenAnyMoreIsNoError() {
        revoke(shop, refresh);
        for (String gone : List.of(refresh, access, "x", "")) {
            assertThat(revoke(shop, gone)).isTrue();
        }
    }

    @Test
    void aClientIsToldAboutItsOwnTokens() {
        TokenIntrospectionSuccessResponse told = ask(asked -> asked.forClient(shop, access));
        assertThat(told.isActive()).isTrue();
        assertThat(told.getUsername()).isEqualTo("ada");
        assertThat(told.getClientID().getValue()).isEqualTo("shop");
        assertThat(told.getScope().toStringList()).containsExactlyInAnyOrder("openid", "read");
        assertThat(told.getExpirationTime()).isNotNull();
        assertThat(ask(asked -> asked.forClient(shop, refresh)).isActive()).isTrue();
    }

    @Test
    void aClientIsToldNothingAboutTokensOfOthers() {
        for (String token : List.of(access, refresh, "x", "")) {
            assertThat(ask(asked -> asked.forClient(other, token)).toJSONObject())
                    .isEqualTo(Map.of("active", false));
        }
    }

    @Test
    void thePlatformsOwnClientsAreToldAboutAll() {
        Client own = world.client("own", client -> client.setTrusted(true));
        assertThat(ask(asked -> asked.forClient(own, access)).isActive()).isTrue();
    }

    @Test
    void aUsedRefreshTokenIsNotActive() throws Exception {
        world.refresh(refresh, shop);
        assertThat(ask(asked -> asked.forClient(shop, refresh)).isActive()).isFalse();
    }

    @Test
    void whoHasATokenCanAskAboutThatOne() {
        String another =
                world.begin(shop, ada, "openid").tokens().getAccessToken().getValue();
        assertThat(ask(asked -> asked.forHolder(access, access)).orElseThrow().isActive())
                .isTrue();
        assertThat(ask(asked -> asked.forHolder(access, another)).orElseThrow().isActive())
                .isFalse();
        Optional<?> stranger = ask(asked -> asked.forHolder("x", access));
        assertThat(stranger).isEmpty();
    }

    private <T> T ask(Function<Introspection, T> question) {
        return world.database.call(
                entities -> question.apply(new Introspection(world.live(entities), world.access(entities))));
    }

    private boolean revoke(Client client, String token) {
        return world.database.call(
                entities -> new Revocation(world.live(entities), world.access(entities), world.tokens(entities))
                        .revoke(client, token));
    }
}
