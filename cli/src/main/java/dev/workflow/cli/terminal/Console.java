package dev.workflow.cli.terminal;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The three standard streams and what they are connected to.
 *
 * @param in read as bytes; nothing else may buffer it
 * @param colour whether escape sequences may be written to {@code out}
 */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal,
        boolean colour) {

    /** @param noColour the value of {@code NO_COLOR}, null when not set */
    public static Console system(String noColour) {
        boolean out = isTerminal(1);
        return new Console(
                new FileInputStream(FileDescriptor.in),
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                isTerminal(0),
                out,
                isTerminal(2),
                out && (noColour == null || noColour.isEmpty()));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** System.console() says nothing about a single stream, so the system is asked where there is a /proc. */
    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    public void say(String line) {
        out.println(line);
    }

    /** A line beside the output proper, so that scripts do not trip over it. */
    public void note(String line) {
        out.flush();
        err.println(line);
    }

    /** All of the input, as text. Read piece by piece: Java 17's readAllBytes seeks, which a pipe refuses. */
    public String readAll() {
        try {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            in.transferTo(all);
            return all.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks and reads one line; the empty text at the end of the input. */
    public String ask(String prompt) {
        out.print(prompt);
        out.flush();
        return readLine(in);
    }

    /** As {@link #ask}, from the terminal itself when the input is taken by a pipe. */
    public String askTerminal(String prompt) {
        Path terminal = Path.of("/dev/tty");
        if (inIsTerminal || !Files.isReadable(terminal)) {
            return ask(prompt);
        }
        out.print(prompt);
        out.flush();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(terminal), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static String readLine(InputStream in) {
        java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
        try {
            for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
                line.write(b);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}
