package dev.workflow.passport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.workflow.identity.GrantsEnded;
import dev.workflow.identity.SettableClock;
import dev.workflow.persistence.identity.Account;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefreshingTest {

    private final SettableClock clock = new SettableClock();
    private final PassportWorld world = new PassportWorld(clock);
    private final Account ada = world.account("ada");
    private final Client shop = world.client("shop");
    private final Tokens first = world.begin(shop, ada, "openid", "read").tokens();

    @Test
    void everyRefreshGivesNewTokens() throws Exception {
        clock.advance(Duration.ofMinutes(14));
        Tokens second = refresh(first);
        assertThat(second.getRefreshToken()).isNotEqualTo(first.getRefreshToken());
        assertThat(known(first)).isTrue();
        clock.advance(Duration.ofMinutes(2));
        assertThat(known(first)).isFalse();
        assertThat(known(second)).isTrue();
        SignedJWT id = (SignedJWT) ((OIDCTokens) second).getIDToken();
        assertThat(id.getJWTClaimsSet().getClaims()).doesNotContainKey("nonce").containsKey("auth_time");
        assertThat(known(refresh(second))).isTrue();
    }

    @Test
    void theSecondUseEndsTheFamily() throws Exception {
        Tokens second = refresh(first);
        assertThat(world.refresh(text(first), shop)).isEmpty();
        assertThat(known(second)).isFalse();
        assertThat(world.refresh(text(second), shop)).isEmpty();
        assertThat(world.ended).contains(new GrantsEnded(ada.getId()));
    }

    @Test
    void ofManyAtTheSameTimeExactlyOneSucceeds() throws Exception {
        int many = 20;
        world.ring.signing();
        CyclicBarrier start = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Callable<Boolean>> tries = IntStream.range(0, many)
                    .mapToObj(unused -> (Callable<Boolean>) () -> {
                        start.await();
                        return world.refresh(text(first), shop).isPresent();
                    })
                    .toList();
            int won = 0;
            for (Future<Boolean> tried : threads.invokeAll(tries)) {
                won += tried.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatWasNotMadeHereEndsNothing() throws Exception {
        String good = text(first);
        String forged =
                new RefreshKey(world.begin(shop, ada, "openid").grant(), 7).text(world.sealer.signer("something else"));
        for (String bad : List.of(
                "",
                "x",
                forged,
                good + "A",
                good.substring(1),
                "A" + good.substring(1),
                "é".repeat(70),
                "=".repeat(70))) {
            assertThat(world.refresh(bad, shop)).isEmpty();
        }
        assertThat(known(first)).isTrue();
        assertThat(known(refresh(first))).isTrue();
    }

    @Test
    void itIsTheClientsOwn() throws Exception {
        Client other = world.client("other");
        assertThat(world.refresh(text(first), other)).isEmpty();
        assertThat(known(refresh(first))).isTrue();
    }

    @Test
    void fewerScopesCanBeHadButNotMore() throws Exception {
        Tokens narrow = world.refresh(text(first), shop, "openid").orElseThrow();
        KnownAccess access = world.check(narrow.getAccessToken().getValue()).orElseThrow();
        assertThat(access.scopes()).containsExactly("openid");
        assertThat(access.caller()).isEmpty();
        assertThatThrownBy(() -> world.refresh(text(narrow), shop, "admin"))
                .isInstanceOfSatisfying(GeneralException.class, refused -> assertThat(
                                refused.getErrorObject().getCode())
                        .isEqualTo("invalid_scope"));
        Tokens again = refresh(narrow);
        assertThat(world.check(again.getAccessToken().getValue()).orElseThrow().scopes())
                .containsExactlyInAnyOrder("openid", "read");
    }

    @Test
    void scopesThatTheClientHasLostAreLost() throws Exception {
        Client less = new Client("shop", "shop", false, Set.of(), Set.of(), shop.grantTypes(), Set.of("openid"), false);
        Tokens tokens = world.refresh(text(first), less).orElseThrow();
        assertThat(world.check(tokens.getAccessToken().getValue()).orElseThrow().scopes())
                .containsExactly("openid");
    }

    @Test
    void aDisabledAccountGetsNothing() throws Exception {
        world.change(ada, account -> account.setActive(false));
        assertThat(world.refresh(text(first), shop)).isEmpty();
        assertThat(known(first)).isFalse();
    }

    @Test
    void whatIsNotUsedForLongEnds() throws Exception {
        clock.advance(Duration.ofDays(59));
        Tokens second = refresh(first);
        clock.advance(Duration.ofDays(59));
        Tokens third = refresh(second);
        clock.advance(Duration.ofDays(61));
        assertThat(world.refresh(text(third), shop)).isEmpty();
    }

    private Tokens refresh(Tokens tokens) throws GeneralException {
        return world.refresh(text(tokens), shop).orElseThrow();
    }

    private boolean known(Tokens tokens) {
        return world.check(tokens.getAccessToken().getValue()).isPresent();
    }

    private static String text(Tokens tokens) {
        return tokens.getRefreshToken().getValue();
    }
}
