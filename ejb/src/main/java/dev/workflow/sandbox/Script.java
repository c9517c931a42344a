package dev.workflow.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The constant shell scripts of the walls. Everything variable reaches them as an argument, never as text. */
enum Script {
    ENTRY,
    GROUP,
    LAUNCH,
    INIT,
    STAGE;

    private final String text = read(name().toLowerCase(java.util.Locale.ROOT) + ".sh");

    /** The argument list that runs this script with the arguments. */
    List<String> with(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", text, "sh"));
        words.addAll(arguments);
        return words;
    }

    private static String read(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
