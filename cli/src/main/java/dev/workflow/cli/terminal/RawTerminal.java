package dev.workflow.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The terminal without line editing and echo, so that every key goes to the other side. Closing restores it; so does
 * the end of the program. Where there is no {@code stty} or no terminal it changes nothing.
 */
public final class RawTerminal implements AutoCloseable {
    private final Optional<String> saved = stty("-g");
    private final Thread restore = new Thread(this::restore, "restore terminal");

    public RawTerminal() {
        if (saved.isPresent()) {
            Runtime.getRuntime().addShutdownHook(restore);
            stty("raw", "-echo");
        }
    }

    /** Size as the terminal has it now. */
    public Optional<Size> size() {
        return stty("size")
                .map(text -> text.split(" "))
                .filter(parts -> parts.length == 2)
                .map(parts -> new Size(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
    }

    @Override
    public void close() {
        if (saved.isPresent()) {
            restore();
            Runtime.getRuntime().removeShutdownHook(restore);
        }
    }

    private void restore() {
        saved.ifPresent(RawTerminal::stty);
    }

    private static Optional<String> stty(String... arguments) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    public record Size(int rows, int columns) {}
}
