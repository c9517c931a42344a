package dev.workflow.imagebuilder.step;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command's output as lines that are safe to show: colours stay, every other terminal sequence and control character
 * goes, a carriage return ends a line (progress bars), and a line without an end is cut every 8 Ki characters.
 */
final class OutputLines {

    private static final int LONGEST = 8192;

    /** Terminal sequences: CSI (group 1 holds colours, which are kept), OSC and other strings, two-character escapes. */
    private static final Pattern SEQUENCE = Pattern.compile(
            "(\u001b\\[[0-9;:]*m)"
                    + "|\u001b\\[[0-?]*[ -/]*[@-~]?|\u001b[\\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|\u001b[ -~]?|\u009b[0-?]*[ -/]*[@-~]?");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u0080-\u009f&&[^\t\u001b]]");

    private final Reader in;
    private final StringBuilder text = new StringBuilder();

    OutputLines(InputStream in) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 16384);
    }

    /** The next line, or empty at the end of the output. */
    Optional<String> next() throws IOException {
        for (int c = in.read(); c >= 0; c = in.read()) {
            boolean ended = c == '\n' || (c == '\r' && text.length() > 0);
            if (c != '\n' && c != '\r') {
                text.append((char) c);
            }
            if (ended && followsCarriageReturn(c)) {
                continue;
            }
            if (ended || text.length() >= LONGEST) {
                return Optional.of(take());
            }
        }
        return text.length() > 0 ? Optional.of(take()) : Optional.empty();
    }

    private boolean afterCarriageReturn;

    /** True for the line feed of a CR LF pair: the line was already given out at the CR. */
    private boolean followsCarriageReturn(int c) {
        boolean pair = c == '\n' && afterCarriageReturn && text.length() == 0;
        afterCarriageReturn = c == '\r';
        return pair;
    }

    private String take() {
        String line = harmless(text.toString());
        text.setLength(0);
        return line;
    }

    static String harmless(String line) {
        String plain = SEQUENCE.matcher(line).replaceAll("$1");
        return CONTROL.matcher(plain).replaceAll("");
    }
}
