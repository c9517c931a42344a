package dev.workflow.log;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of one app on disk: a current file and the one before it, each of at most so many bytes. Not synced: a log
 * line is not worth a disk seek. Not thread-safe.
 */
final class LogFile {

    private final Path current;
    private final Path previous;
    private final LogLimits limits;

    LogFile(Path folder, String app, LogLimits limits) {
        current = folder.resolve(app + ".log");
        previous = folder.resolve(app + ".log.1");
        this.limits = limits;
    }

    void append(List<LogLine> lines) throws IOException {
        if (Files.exists(current) && Files.size(current) > limits.bytes()) {
            Files.move(current, previous, StandardCopyOption.REPLACE_EXISTING);
        }
        try (BufferedWriter out = Files.newBufferedWriter(
                current, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (LogLine line : lines) {
                out.write(LineFormat.write(line) + "\n");
            }
        }
    }

    /** The newest lines, oldest first. A line cut off by a crash is left out. */
    List<LogLine> last(int lines) throws IOException {
        ArrayDeque<LogLine> newest = new ArrayDeque<>();
        for (Path file : List.of(previous, current)) {
            for (String text : Files.exists(file) ? read(file) : List.<String>of()) {
                LineFormat.read(text).ifPresent(newest::addLast);
                if (newest.size() > lines) {
                    newest.removeFirst();
                }
            }
        }
        return new ArrayList<>(newest);
    }

    void delete() throws IOException {
        Files.deleteIfExists(current);
        Files.deleteIfExists(previous);
    }

    private static List<String> read(Path file) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(java.nio.ByteBuffer.wrap(Files.readAllBytes(file)))
                .toString()
                .lines()
                .toList();
    }
}
