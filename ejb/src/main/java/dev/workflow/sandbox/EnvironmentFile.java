package dev.workflow.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;

/**
 * Carries a command's environment past the tools of the wall: a private file, opened as descriptor 9 and removed by the
 * start that uses it. So a tenant's LD_PRELOAD never touches a tool that still has rights, and no value is on a command
 * line.
 */
final class EnvironmentFile {

    /** bubblewrap takes 9000 arguments in all, three a variable. */
    static final int MOST_VARIABLES = 2500;

    private final Path directory;

    EnvironmentFile(Path directory) {
        this.directory = directory;
    }

    /** As arguments for {@code bwrap --args}: words ended by NUL. */
    Path asArguments(Map<String, String> environment) {
        if (environment.size() > MOST_VARIABLES) {
            throw new IllegalArgumentException("more than " + MOST_VARIABLES + " environment variables");
        }
        StringBuilder words = new StringBuilder("--unsetenv\0PWD\0--unsetenv\0OLDPWD\0--unsetenv\0LC_ALL\0");
        new TreeMap<>(environment).forEach((name, value) -> {
            check(name, value);
            words.append("--setenv\0").append(name).append('\0').append(value).append('\0');
        });
        return write(words);
    }

    /** As lines for launch.sh: backslash and line end escaped. */
    Path asLines(Map<String, String> environment) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(environment).forEach((name, value) -> {
            check(name, value);
            String pair = name + "=" + value;
            lines.append(pair.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        });
        return write(lines);
    }

    private static void check(String name, String value) {
        boolean bad = name.isEmpty() || name.startsWith("-") || name.contains("=") || name.contains("\n");
        if (bad || name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("no environment variable can be called or hold that: " + name);
        }
    }

    private Path write(CharSequence text) {
        try {
            Files.createDirectories(directory);
            Path file = Files.createTempFile(
                    directory,
                    "environment",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + directory, e);
        }
    }
}
