package dev.workflow.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private static String transferred(boolean terminal, long total) throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(err, true, StandardCharsets.UTF_8);
        Console console = new Console(InputStream.nullInputStream(), out, out, terminal, terminal, terminal, terminal);
        try (ProgressBar bar = new ProgressBar(console, "f.txt", total)) {
            bar.over(new ByteArrayInputStream(new byte[2048])).readAllBytes();
        }
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theBarIsFullAtTheEnd() throws IOException {
        assertThat(transferred(true, 2048))
                .startsWith("\rf.txt")
                .contains("  0% [>                   ] 0/2KiB")
                .endsWith("100% [====================] 2KiB/2KiB \n");
    }

    @Test
    void anUnknownLengthHasNoBar() throws IOException {
        assertThat(transferred(true, -1)).endsWith("2KiB\n").doesNotContain("[");
    }

    @Test
    void elsewhereOnlyTheNameIsSaid() throws IOException {
        assertThat(transferred(false, 2048)).isEqualTo("f.txt\n");
    }
}
