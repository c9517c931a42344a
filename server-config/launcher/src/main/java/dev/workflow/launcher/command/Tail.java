package dev.workflow.launcher.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what is added to a log file, line by line; begins again when the file was replaced by a shorter one. */
final class Tail {

    private static final int CHUNK = 64 * 1024;

    private final Path file;
    private long position;
    private String rest = "";

    Tail(Path file) {
        this.file = file;
    }

    Tail skipToEnd() throws IOException {
        position = Files.exists(file) ? Files.size(file) : 0;
        return this;
    }

    /** Moves to where about that many last lines begin. */
    Tail skipToLast(int lines) throws IOException {
        if (!Files.exists(file)) {
            return this;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, in.length() - 512L * 1024);
            byte[] bytes = new byte[(int) (in.length() - start)];
            in.seek(start);
            in.readFully(bytes);
            int at = bytes.length;
            for (int seen = 0; at > 0 && seen <= lines; at--) {
                if (bytes[at - 1] == '\n' && ++seen > lines) {
                    break;
                }
            }
            position = start + at;
        }
        return this;
    }

    /** Whole lines that came since the last call. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() < position) {
                position = 0;
                rest = "";
            }
            in.seek(position);
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
                position += read;
                split(rest + new String(chunk, 0, read, StandardCharsets.UTF_8), lines);
            }
        } catch (IOException e) {
            // Not there yet, or being replaced: the next call looks again.
            return lines;
        }
        return lines;
    }

    private void split(String text, List<String> lines) {
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            lines.add(text.substring(from, end));
            from = end + 1;
        }
        rest = text.substring(from);
    }
}
