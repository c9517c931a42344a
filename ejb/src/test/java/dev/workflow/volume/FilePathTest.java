package dev.workflow.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.problem.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathTest {

    @Test
    void slashesOnlySeparate() {
        assertThat(FilePath.parse("/a//b c/").names()).containsExactly("a", "b c");
        assertThat(FilePath.parse("a/b")).hasToString("a/b");
        assertThat(FilePath.parse("")).isEqualTo(FilePath.ROOT);
        assertThat(FilePath.parse("///")).isEqualTo(FilePath.ROOT);
        assertThat(FilePath.parse("..a/.b/c..").names()).containsExactly("..a", ".b", "c..");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a/../b", ".", "a/./b", "a\0b", "a\nb", "../../etc/passwd", "a/.."})
    void namesThatMeanAnotherPlaceAreRefused(String path) {
        refused(() -> FilePath.parse(path));
    }

    @Test
    void namesAndDepthAreBounded() {
        refused(() -> FilePath.parse("ä".repeat(128)));
        refused(() -> FilePath.parse("d/".repeat(101)));
        assertThat(FilePath.parse("d/".repeat(100)).names()).hasSize(100);
    }

    @Test
    void aNameHoldsNoSlash() {
        refused(() -> FilePath.ROOT.child("a/b"));
        refused(() -> FilePath.ROOT.child(".."));
        refused(FilePath.ROOT::name);
        refused(FilePath.ROOT::parent);
        assertThat(FilePath.parse("a/b").parent()).hasToString("a");
    }

    private static void refused(ThrowingCallable call) {
        assertThatExceptionOfType(Problem.class).isThrownBy(call).satisfies(problem -> assertThat(problem.status())
                .isEqualTo(400));
    }
}
