package dev.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    @Test
    void textsAreStripped() {
        assertThat(body("{\"a\":\" x \"}").string("a", 9)).isEqualTo("x");
        assertThat(body("{\"a\":5000}").string("a", 9)).isEqualTo("5000");
        assertThat(body("{\"a\":1.50}").string("a", 9)).isEqualTo("1.50");
    }

    @Test
    void textsThatWillNotDoAreNamed() {
        assertRefused("{}", body -> body.string("a", 3), "This field is required.");
        assertRefused("{\"a\":null}", body -> body.string("a", 3), "This field may not be null.");
        assertRefused("{\"a\":\" \"}", body -> body.string("a", 3), "This field may not be blank.");
        assertRefused("{\"a\":true}", body -> body.string("a", 3), "Not a valid string.");
        assertRefused("{\"a\":[]}", body -> body.string("a", 3), "Not a valid string.");
        assertRefused("{\"a\":\"x\\u0000\"}", body -> body.string("a", 3), "Null characters are not allowed.");
        assertRefused(
                "{\"a\":\"1234\"}", body -> body.string("a", 3), "Ensure this field has no more than 3 characters.");
    }

    @Test
    void optionalTextsMayBeMissing() {
        for (String json : List.of("{}", "{\"a\":null}", "{\"a\":\"\"}")) {
            assertThat(body(json).optionalString("a", 3)).isEmpty();
        }
        assertRefused("{\"a\":{}}", body -> body.optionalString("a", 3), "Not a valid string.");
    }

    @Test
    void secretsAreLeftAsTheyAre() {
        assertThat(body("{\"a\":\" x \"}").secret("a")).contains(" x ");
        assertThat(body("{\"a\":\"\"}").secret("a")).isEmpty();
        assertThat(body("{\"a\":7}").secret("a")).isEmpty();
    }

    @Test
    void integersMayBeTexts() {
        assertThat(body("{\"a\":3}").integer("a")).isEqualTo(3);
        assertThat(body("{\"a\":\"-3\"}").integer("a")).isEqualTo(-3);
        assertThat(body("{\"a\":3.0}").integer("a")).isEqualTo(3);
        assertThat(body("{}").optionalInteger("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "\"x\"", "true", "[]", "1e100", "2147483648", "\"\"", "1e-100"})
    void whatIsNoIntegerIsRefused(String value) {
        assertRefused("{\"a\":" + value + "}", body -> body.integer("a"), "A valid integer is required.");
    }

    @Test
    void flagsHaveManySpellings() {
        assertThat(body("{\"a\":true}").flag("a")).contains(true);
        assertThat(body("{\"a\":\"False\"}").flag("a")).contains(false);
        assertThat(body("{\"a\":1}").flag("a")).contains(true);
        assertThat(body("{}").flag("a")).isEmpty();
        assertRefused("{\"a\":\"test\"}", body -> body.flag("a"), "Must be a valid boolean.");
    }

    /** Older clients send objects as JSON in a string (api.md §4.1). */
    @Test
    void objectsMayBeTextsThatHoldJson() {
        assertThat(body("{\"a\":{\"x\":null}}").object("a")).containsEntry("x", null);
        assertThat(body("{\"a\":\"{\\\"x\\\":\\\"1\\\"}\"}").object("a")).isEqualTo(Map.of("x", "1"));
        assertThat(body("{}").object("a")).isEmpty();
        assertRefused("{\"a\":\"{\"}", body -> body.object("a"), "Value must be valid JSON.");
        assertRefused("{\"a\":[1]}", body -> body.object("a"), "Expected a dictionary of items but got type \"list\".");
        assertRefused("{\"a\":7}", body -> body.object("a"), "Expected a dictionary of items but got type \"int\".");
    }

    @Test
    void lists() {
        assertThat(body("{\"a\":[\"x\",null]}").list("a")).containsExactly("x", null);
        assertThat(body("{}").list("a")).isEmpty();
        assertRefused("{\"a\":{}}", body -> body.list("a"), "Expected a list of items but got type \"dict\".");
    }

    @Test
    void tellsNullFromAbsent() {
        assertThat(body("{\"a\":null}").has("a")).isTrue();
        assertThat(body("{}").has("a")).isFalse();
    }

    @SuppressWarnings("unchecked")
    private static JsonBody body(String json) {
        return new JsonBody((Map<String, Object>) JsonReading.value(json));
    }

    private static void assertRefused(String json, Function<JsonBody, ?> read, String text) {
        assertThatThrownBy(() -> read.apply(body(json)))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.body())
                        .isEqualTo(Problem.field("a", text).body()));
    }
}
