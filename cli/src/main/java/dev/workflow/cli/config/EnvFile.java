package dev.workflow.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files of {@code KEY=value} lines. */
final class EnvFile {
    private EnvFile() {}

    static Map<String, String> read(Path file) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines(Files.readString(file))) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return values;
    }

    /** The lines that say something, without carriage returns. */
    static List<String> lines(String text) {
        return text.replace("\r", "").lines().filter(line -> !line.isEmpty()).toList();
    }
}
