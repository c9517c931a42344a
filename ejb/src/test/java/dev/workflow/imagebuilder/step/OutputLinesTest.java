package dev.workflow.imagebuilder.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutputLinesTest {

    private static List<String> lines(byte[] output) throws IOException {
        OutputLines lines = new OutputLines(new ByteArrayInputStream(output));
        List<String> all = new ArrayList<>();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get());
        }
        return all;
    }

    private static List<String> lines(String output) throws IOException {
        return lines(output.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void linesEndInAnyCommonWay() throws IOException {
        assertThat(lines("a\n\nb\r\nc\rd")).containsExactly("a", "", "b", "c", "d");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void progressBarsBecomeLines() throws IOException {
        assertThat(lines("10%\r50%\r100%\n")).containsExactly("10%", "50%", "100%");
    }

    @Test
    void coloursStayAndOtherSequencesGo() throws IOException {
        assertThat(lines("\u001b[1;32mok\u001b[0m\u001b[2J\u001b[10;10H\u001b]0;title\u0007\u001bcx\u0000\b\u0007"))
                .containsExactly("\u001b[1;32mok\u001b[0mx");
        assertThat(lines("\u001b]52;c;ZXZpbA==\u001b\\after\u001b[?1049h \u009b2J\u001b"))
                .containsExactly("after ");
    }

    @Test
    void endlessLinesAreCut() throws IOException {
        assertThat(lines("x".repeat(20_000))).hasSize(3).allMatch(line -> line.length() <= 8192);
    }

    @Test
    void whatIsNoTextIsReplaced() throws IOException {
        assertThat(lines(new byte[] {'a', (byte) 0xff, (byte) 0xc0, 'b', '\n'})).containsExactly("a\ufffd\ufffdb");
    }
}
