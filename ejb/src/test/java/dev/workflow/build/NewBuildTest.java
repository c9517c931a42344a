package dev.workflow.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.image.ImageReference;
import dev.workflow.problem.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** api.md §4 and model.md §4. */
class NewBuildTest {

    private static NewBuild build(Map<String, String> procfile, Map<String, Object> dryccfile) {
        return new NewBuild(ImageReference.parse("shop:1"), "container", "", procfile, dryccfile, "");
    }

    @Test
    void processTypesShouldFollowTheRule() {
        assertThat(build(Map.of("web", "node a.js"), Map.of()).procfile()).containsKey("web");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> build(Map.of("Web_1", "x"), Map.of()))
                .withMessageContaining("Process types can only supports");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> build(Map.of("web", " "), Map.of()))
                .withMessageContaining("Command can't be empty for process type");
    }

    @Test
    void dryccfileShouldDeploySomething() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> build(Map.of(), Map.of("build", Map.of())))
                .withMessageContaining("'deploy' is a required property");
    }

    @ParameterizedTest
    @CsvSource({
        "shop, '', shop, '', ''",
        "registry.example.com/shop:1, registry.example.com, shop, 1, ''",
        "127.0.0.1:5000/a/b:x, 127.0.0.1:5000, a/b, x, ''",
        "localhost:5000/a, localhost:5000, a, '', ''",
        "library/busybox, '', library/busybox, '', ''"
    })
    void imagesShouldBeTakenApart(String text, String registry, String repository, String tag, String digest) {
        assertThat(ImageReference.parse(text)).isEqualTo(new ImageReference(registry, repository, tag, digest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UPPER", "a b", "--help", "http://x/y", "a:b:c", "../x", "x@sha256:12", "$(id)"})
    void whatIsNoImageShouldBeRefused(String text) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> ImageReference.parse(text))
                .withMessageContaining("The given image is invalid");
    }
}
