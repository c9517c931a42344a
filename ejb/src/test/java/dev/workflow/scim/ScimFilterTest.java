package dev.workflow.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScimFilterTest {

    private static final Set<String> KNOWN = Set.of("username", "externalid", "id", "active");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "userName eq \"ada\" | ada",
                "USERNAME EQ \"ada\" | ada",
                "  userName   Eq   \"a b\"  | a b",
                "userName eq \"ada and bob\" | ada and bob",
                "userName eq \"a\\\"b\" | a\"b",
                "userName eq \"\\u0061da\" | ada",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"ada\" | ada",
                "userName eq \"' or 1=1 --\" | ' or 1=1 --",
            })
    void comparisonsAreUnderstood(String text, String value) {
        assertThat(ScimFilter.parse(text, KNOWN).values()).isEqualTo(Map.of("username", value));
    }

    @Test
    void severalAreJoined() {
        ScimFilter filter = ScimFilter.parse("userName eq \"ada\" and externalId eq \"7\" AND active eq true", KNOWN);
        assertThat(filter.values()).isEqualTo(Map.of("username", "ada", "externalid", "7", "active", "true"));
        assertThat(filter.impossible()).isFalse();
        assertThat(ScimFilter.parse("id eq \"1\" and id eq \"2\"", KNOWN).impossible())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "userName",
                "userName eq",
                "userName eq ada",
                "userName eq 'ada'",
                "userName eq \"ada",
                "userName eq \"ada\" and",
                "userName eq \"ada\" and ",
                "userName eq \"ada\"and id eq \"1\"",
                "userName eq \"ada\" or userName eq \"bob\"",
                "not (userName eq \"ada\")",
                "(userName eq \"ada\")",
                "userName sw \"a\"",
                "userName co \"a\"",
                "userName pr",
                "userName ne \"ada\"",
                "password eq \"x\"",
                "passwordHash eq \"x\"",
                "userName eq \"ada\"; drop table account",
                "userName eq \"\\x\"",
                "emails[type eq \"work\"].value eq \"x\"",
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> ScimFilter.parse(text, KNOWN)).isInstanceOfSatisfying(ScimProblem.class, problem -> {
            assertThat(problem.scimType()).isEqualTo("invalidFilter");
            assertThat(problem.status()).isEqualTo(400);
        });
    }

    @Test
    void longTextsDoNoHarm() {
        for (String text : new String[] {
            "userName eq \"" + "a".repeat(1_000_000) + "\"",
            "userName eq \"" + "\\\\".repeat(900),
            "userName" + " ".repeat(1900) + "x",
            "(".repeat(1900)
        }) {
            assertThatThrownBy(() -> ScimFilter.parse(text, KNOWN)).isInstanceOf(ScimProblem.class);
        }
    }
}
