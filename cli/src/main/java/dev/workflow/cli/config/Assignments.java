package dev.workflow.cli.config;

import dev.workflow.cli.command.Machine;
import dev.workflow.cli.command.Pairs;
import dev.workflow.cli.problem.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code KEY=value} arguments; those that start with {@code #} are comments, {@code SSH_KEY} is sent as base64. */
final class Assignments {
    private static final Pattern FORM = Pattern.compile("([A-z0-9_\\-.]+)=([\\s\\S]*)");
    private static final String SSH_KEY = "SSH_KEY";
    private static final String PEM = "-----BEGIN";

    private final Machine machine;

    Assignments(Machine machine) {
        this.machine = machine;
    }

    Map<String, Object> parse(List<String> arguments) {
        List<String> meant =
                arguments.stream().filter(argument -> !argument.startsWith("#")).toList();
        Map<String, Object> values = Pairs.parse(
                meant, FORM, argument -> "'" + argument + "' does not match the pattern 'key=var', ex: MODE=test");
        values.computeIfPresent(SSH_KEY, (key, value) -> encodedKey((String) value));
        return values;
    }

    /** A key is given as PEM text, as the base64 of that, or as the name of a file with it. */
    private String encodedKey(String value) {
        if (value.startsWith(PEM)) {
            return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        }
        if (isEncodedPem(value)) {
            return value;
        }
        try {
            Path file = machine.file(value);
            String text = Files.isRegularFile(file) ? Files.readString(file) : "";
            if (text.startsWith(PEM)) {
                return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException | InvalidPathException e) {
            throw new Failure("could not parse SSH private key:\n" + value, e);
        }
        throw new Failure("could not parse SSH private key:\n" + value);
    }

    private static boolean isEncodedPem(String value) {
        try {
            return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8).startsWith(PEM);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
