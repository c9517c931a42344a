package dev.workflow.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class TableTest {
    private static String printed(Table table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table.print(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyCellIsPaddedAndTheLastHeadingEndsWithOneBlank() {
        assertThat(printed(new Table("NAME", "V").row("a", "long value").row("ünïcode", "")))
                .isEqualTo("NAME       V          \n" + "a          long value    \n" + "ünïcode                  \n");
    }

    @Test
    void aShortRowEndsAfterItsOwnLastCell() {
        assertThat(printed(new Table().row("Label:").row("", "a", "b").row("x", "y")))
                .isEqualTo("Label:    \n" + "          a    b    \n" + "x         y    \n");
    }

    @Test
    void aCellOfSeveralLinesTakesSeveralRows() {
        assertThat(printed(new Table().row("Sum:", "one\ntwo"))).isEqualTo("Sum:    one    \n" + "        two    \n");
    }

    /** What others call themselves must not do anything to the terminal of who lists them. */
    @Test
    void namesDoNothingToTheTerminal() {
        String evil = "a\u001b]52;c;eA==\u0007b\u009b31mc\rd\u202Ee";
        assertThat(printed(new Table().row(evil))).isEqualTo("a\uFFFD]52;c;eA==\uFFFDb\uFFFD31mc\uFFFDd\uFFFDe    \n");
        assertThat(printed(new Table().row("a\tb"))).isEqualTo("a\tb    \n");
    }

    @Test
    void textsAreWrappedAndCut() {
        String word = "abcdefghi";
        String text = (word + " ").repeat(8).strip();
        assertThat(Texts.wrap(text)).isEqualTo((word + " ").repeat(6).strip() + "\n" + word + " " + word);
        assertThat(Texts.cut("abcd", 3)).isEqualTo("abc[...]");
        assertThat(Texts.cut("abc", 3)).isEqualTo("abc");
    }

    @Test
    void timesAreLocal() {
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            assertThat(Texts.localTime("2024-10-01T08:00:00Z")).isEqualTo("2024-10-01T10:00:00+02:00");
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
            assertThat(Texts.localTime("2024-10-01T08:00:00.5+02:00")).isEqualTo("2024-10-01T06:00:00Z");
            assertThat(Texts.localTime("yesterday")).isEqualTo("yesterday");
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void progressMovesOnATerminalOnly() {
        assertThat(progress(false)).isEmpty();
        assertThat(progress(true)).startsWith("...").endsWith("\b\b\b   \b\b\b");
    }

    private static String progress(boolean terminal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Progress progress = new Progress(
                new Console(java.io.InputStream.nullInputStream(), out, out, terminal, terminal, terminal, terminal));
        if (terminal) {
            org.awaitility.Awaitility.await().until(() -> bytes.size() > 0);
        }
        progress.close();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
