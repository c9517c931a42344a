package dev.workflow.sso.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.problem.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimRuleTest {

    @ParameterizedTest
    @CsvSource({
        "acme/shop, acme/shop, true",
        "acme/shop, acme/shop2, false",
        "acme/shop, ACME/shop, false",
        "acme/*, acme/shop, true",
        "acme/*, acme2/shop, false",
        "acme/*, acme/, true",
        "repo:acme/shop:ref:refs/heads/*, repo:acme/shop:ref:refs/heads/main, true",
        "repo:acme/shop:*, repo:acme/shop.evil:x, false",
        "*main, refs/heads/main, true",
        "*a*b, xaxxb, true",
        "*a*b, xaxxbc, false",
        "refs.heads.main, refs/heads/main, false",
    })
    void aPatternIsExactButForItsStars(String pattern, String value, boolean matches) {
        assertThat(new ClaimPattern(pattern).matches(value)).isEqualTo(matches);
    }

    @Test
    void manyStarsDoNotTakeForEver() {
        assertThat(new ClaimPattern("*a".repeat(100)).matches("a".repeat(10_000) + "b"))
                .isFalse();
    }

    @Test
    void allClaimsMustMatch() {
        ClaimRule rule = ClaimRule.of(Map.of("repository", "acme/shop", "ref", "refs/heads/main", "number", 7));
        Map<String, Object> token = Map.of("repository", "acme/shop", "ref", "refs/heads/main", "number", 7L);
        assertThat(rule.matches(token)).isTrue();
        assertThat(rule.matches(Map.of("repository", "acme/shop", "ref", "refs/heads/evil", "number", 7L)))
                .isFalse();
        assertThat(rule.matches(Map.of("repository", "acme/shop"))).isFalse();
        ClaimRule inList = ClaimRule.of(Map.of("azp", "ci", "roles.all", "deployer"));
        assertThat(inList.matches(Map.of("azp", "ci", "roles", Map.of("all", List.of("x", "deployer")))))
                .isTrue();
        assertThat(inList.matches(Map.of("azp", "ci", "roles", Map.of("all", List.of("x")))))
                .isFalse();
    }

    /** Everybody gets a token from GitHub: a branch says nothing about whose it is. */
    @Test
    void aRuleMustSayWhoseJobItIs() {
        for (Map<String, ?> rule : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("ref", "refs/heads/main"),
                Map.of("repository", "*"),
                Map.of("repository", "*/shop"),
                Map.of("repository", "acme*"),
                Map.of("sub", "repo:*"),
                Map.of("sub", ""),
                Map.of("sub", List.of("x")))) {
            assertThatThrownBy(() -> ClaimRule.of(rule)).isInstanceOf(Problem.class);
        }
        assertThat(ClaimRule.of(Map.of("repository", "acme/*")).patterns()).hasSize(1);
    }
}
