package dev.workflow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.problem.Problem;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The name attacks of hardening.md, and the rule of model.md §2. */
class AppNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../x",
                "-x",
                "x-",
                "$(id)",
                "a\nb",
                "a\n",
                "a\u0000b",
                "Shop",
                "sh\u043ep",
                "9lives",
                "a_b",
                "a.b",
                "kube-system",
                "drycc",
                "drycc-builder",
                "a b",
                "%2e%2e",
                "a/b"
            })
    void oddNamesShouldBeRefused(String name) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new AppName(name))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(400);
                    assertThat(problem.body()).isInstanceOf(Problem.Body.Fields.class);
                });
        assertThat(AppName.parse(name)).isEmpty();
    }

    @Test
    void sixtyThreeCharactersShouldBeTheMost() {
        assertThat(new AppName("a".repeat(63)).value()).hasSize(63);
        assertThat(AppName.parse("a".repeat(64))).isEmpty();
    }

    @Property
    void whateverIsAcceptedShouldBeSafeAsAPathAndAHostLabel(@ForAll String text) {
        AppName.parse(text).ifPresent(name -> assertThat(name.value()).matches("[a-z0-9-]{1,63}"));
    }

    @Property
    void wellFormedNamesShouldBeAccepted(@ForAll("names") String name) {
        assertThat(AppName.parse(name)).isPresent();
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(50)
                .map(tail -> "x" + tail);
    }
}
