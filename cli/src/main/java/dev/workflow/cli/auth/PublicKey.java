package dev.workflow.cli.auth;

import dev.workflow.cli.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An SSH public key in a file.
 *
 * @param id its comment, else the file's name before the first dot
 * @param line the whole line: type, base64, comment
 */
record PublicKey(Path file, String id, String line) {
    /** @throws Failure when the file holds no key of a type the builder takes */
    static PublicKey read(Path file) {
        try {
            return parse(file, Files.readString(file)).orElseThrow(() -> invalid(file));
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The keys in a user's {@code ~/.ssh}, by file name. */
    static List<PublicKey> of(Path home) {
        Path directory = home.resolve(".ssh");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".pub"))
                    .sorted()
                    .flatMap(file -> tryRead(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new Failure("cannot list " + directory + ": " + e.getMessage(), e);
        }
    }

    private static Optional<PublicKey> tryRead(Path file) {
        try {
            return parse(file, Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> parse(Path file, String text) {
        String line = text.strip();
        String[] parts = line.split("\\s+", 3);
        if (line.contains("\n") || parts.length < 2 || !parts[0].matches("ssh-(rsa|dss|ed25519)|ecdsa-.*")) {
            return Optional.empty();
        }
        String name = file.getFileName().toString();
        String base = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        return Optional.of(new PublicKey(file, parts.length == 3 ? parts[2] : base, line));
    }

    private static Failure invalid(Path file) {
        return new Failure(file + " is not a valid ssh key");
    }
}
