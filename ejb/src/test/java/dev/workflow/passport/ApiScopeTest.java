package dev.workflow.passport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.persistence.identity.Scope;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiScopeTest {

    @Test
    void levelsOpenTheApiForAllAppsOrNamedOnes() {
        assertThat(ApiScope.parse("read")).contains(new Scope(Scope.Level.READ, Set.of()));
        assertThat(ApiScope.parse("admin")).contains(Scope.FULL);
        assertThat(ApiScope.parse("deploy:shop,blog")).contains(new Scope(Scope.Level.DEPLOY, Set.of("shop", "blog")));
    }

    @Test
    void otherWordsOpenNothing() {
        for (String word : List.of(
                "",
                "openid",
                "READ",
                "administrator",
                "read:",
                "read:,",
                "read:a,",
                ":a",
                "read:A",
                "read:a b",
                "deploy:*",
                "admin:../x",
                "read:" + "a".repeat(64),
                "root")) {
            assertThat(ApiScope.parse(word)).as(word).isEmpty();
        }
    }

    @Test
    void theHighestLevelCountsForTheAppsThatHaveIt() {
        assertThat(ApiScope.of(List.of("openid", "profile"))).isEmpty();
        assertThat(ApiScope.of(List.of("read", "deploy:shop", "deploy:blog")))
                .contains(new Scope(Scope.Level.DEPLOY, Set.of("shop", "blog")));
        assertThat(ApiScope.of(List.of("read:shop", "read"))).contains(new Scope(Scope.Level.READ, Set.of()));
    }

    @Test
    void whoMayHaveALevelMayHaveItForNamedApps() {
        Set<String> registered = Set.of("openid", "deploy", "read:shop");
        assertThat(ApiScope.covers(registered, "openid")).isTrue();
        assertThat(ApiScope.covers(registered, "deploy:shop")).isTrue();
        assertThat(ApiScope.covers(registered, "read:shop")).isTrue();
        for (String word : List.of("read", "read:blog", "admin", "admin:shop", "profile", "deploy:")) {
            assertThat(ApiScope.covers(registered, word)).as(word).isFalse();
        }
    }
}
