package dev.workflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The source files of a module: a file is one idea (style.md, rules 1 and 5). */
final class Sources {

    private static final int LONGEST = 400;
    private static final int MOST_LONGEST = 150;
    private static final int MEDIAN = 60;

    private final Path root;
    private final Map<Path, Integer> lines = new TreeMap<>();

    Sources(Path root) {
        this.root = root;
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> lines.put(file, count(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int count(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void check() {
        assertThat(lines).isNotEmpty();
        lines.forEach((file, count) -> assertThat(count).as("lines of %s", file).isLessThanOrEqualTo(LONGEST));
        List<Integer> sorted = lines.values().stream().sorted().toList();
        assertThat(sorted.get(sorted.size() / 2)).as("median lines of a file").isLessThanOrEqualTo(MEDIAN);
        assertThat(sorted.get(sorted.size() * 9 / 10))
                .as("lines of nine files out of ten")
                .isLessThanOrEqualTo(MOST_LONGEST);
        assertThat(packages().filter(folder -> !Files.exists(folder.resolve("package-info.java"))))
                .as("packages that do not say what they are")
                .isEmpty();
    }

    private Stream<Path> packages() {
        return lines.keySet().stream().map(Path::getParent).collect(Collectors.toSet()).stream()
                .filter(folder -> !folder.equals(root));
    }
}
