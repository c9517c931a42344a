package dev.workflow.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/user/",
                "/oauth/authorize?client_id=a&redirect_uri=https%3A%2F%2Fb",
                "/v2/login/drycc/?key=0"
            })
    void pathsOfThisServerAreTaken(String path) {
        assertThat(ReturnPath.parse(path)).contains(new ReturnPath(path));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/\n/evil.example",
                "user",
                "@evil",
                "/ü",
                "/a b",
                "/a\\b",
                " /user",
                "/./evil",
                "/@evil"
            })
    void othersAreNot(String text) {
        assertThat(ReturnPath.parse(text)).isEmpty();
    }

    @Test
    void noneIsEndless() {
        assertThat(ReturnPath.parse("/" + "a".repeat(5000))).isEmpty();
    }

    @Property
    void whateverIsTakenStaysHere(@ForAll String text) {
        ReturnPath.parse("/" + text)
                .filter(path -> path.text().matches("[^%\"<>^`{|}\\[\\]]*"))
                .ifPresent(path -> assertThat(URI.create("https://here.example")
                                .resolve(path.text())
                                .getAuthority())
                        .isEqualTo("here.example"));
    }
}
