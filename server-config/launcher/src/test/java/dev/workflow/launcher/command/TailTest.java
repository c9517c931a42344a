package dev.workflow.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailTest {

    @TempDir
    Path temp;

    @Test
    void onlyWholeNewLines() throws IOException {
        Path file = Files.writeString(temp.resolve("log"), "old\n");
        Tail tail = new Tail(file).skipToEnd();
        append(file, "one\ntw");
        assertThat(tail.lines()).containsExactly("one");
        append(file, "o\n");
        assertThat(tail.lines()).containsExactly("two");
    }

    @Test
    void theLastLines() throws IOException {
        Path file = Files.writeString(temp.resolve("log"), "1\n2\n3\n4\n");
        assertThat(new Tail(file).skipToLast(2).lines()).containsExactly("3", "4");
        assertThat(new Tail(file).skipToLast(0).lines()).isEmpty();
        assertThat(new Tail(file).skipToLast(99).lines()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void aReplacedFileIsReadFromItsStart() throws IOException {
        Path file = Files.writeString(temp.resolve("log"), "a long first line\n");
        Tail tail = new Tail(file).skipToEnd();
        Files.writeString(file, "new\n");
        assertThat(tail.lines()).containsExactly("new");
    }

    @Test
    void aMissingFileHasNoLines() throws IOException {
        assertThat(new Tail(temp.resolve("none")).skipToLast(5).lines()).isEmpty();
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }
}
