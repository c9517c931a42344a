package dev.workflow.passport.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeWordsTest {

    @Test
    void saysWhatEachScopeAllows() {
        assertThat(ScopeWords.of(List.of("read")))
                .containsExactly(
                        "look at all your apps: releases, processes, logs and metrics; not their settings and secrets");
        assertThat(ScopeWords.of(List.of("deploy:shop,blog")).get(0))
                .startsWith("look at and change the apps shop, blog:");
        assertThat(ScopeWords.of(List.of("admin:shop")).get(0)).contains("with the app shop");
        assertThat(ScopeWords.of(List.of("admin")).get(0)).contains("your account and all your apps");
        assertThat(ScopeWords.of(List.of("stock"))).containsExactly("use “stock”");
    }

    @Test
    void saysTheSameOnlyOnce() {
        assertThat(ScopeWords.of(List.of("openid", "profile", "email"))).hasSize(1);
    }
}
