package dev.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v2/",
                "/v2/apps",
                "/v2/keys/me@host/id.pub/",
                "/v2/keys/a%20b",
                "/v2/apps/x/domains/*.example.com",
                "/v2/keys/cl%C3%A9",
                "/v2/a+b/c...d/.e",
                "/v2/x/blobs/sha256:abc"
            })
    void letsPlainPathsPass(String path) {
        assertThat(PathGuard.refusal(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//v2/apps",
                "/v2//apps",
                "/v2/../META-INF",
                "/v2/./apps",
                "/v2/..",
                "/v2/..;/apps",
                "/v2/apps;x=1",
                "/v2/a%2Fb",
                "/v2/a%2fb",
                "/v2/%2e%2e/x",
                "/v2/.%2E/x",
                "/v2/%2e/x",
                "/v2/a%5cb",
                "/v2/a\\b",
                "/v2/a%00",
                "/v2/a%0d%0aX-Y:z",
                "/v2/a%7f",
                "/v2/%",
                "/v2/%zz",
                "/v2/%c0%ae%c0%ae/x",
                "/v2/%ff"
            })
    void refusesPathsWithTwoReadings(String path) {
        assertThat(PathGuard.refusal(path))
                .hasValueSatisfying(problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Property
    void neverThrows(@ForAll @CharRange(from = ' ', to = '~') String path) {
        assertThat(PathGuard.refusal("/" + path)).isNotNull();
    }
}
