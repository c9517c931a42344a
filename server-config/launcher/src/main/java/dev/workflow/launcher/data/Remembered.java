package dev.workflow.launcher.data;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Ports and domain of the last start, so that the next one on the same data needs no options. */
public final class Remembered {

    private final Path file;
    private final Properties values = new Properties();

    private Remembered(Path file) {
        this.file = file;
    }

    public static Remembered in(DataFolder data) {
        Remembered remembered = new Remembered(data.root().resolve("settings.properties"));
        if (Files.isReadable(remembered.file)) {
            try (Reader reader = Files.newBufferedReader(remembered.file)) {
                remembered.values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                // A broken file costs the memory of the last options, not the start.
                remembered.values.clear();
            }
        }
        return remembered;
    }

    /** @return the value, or null when the last start left none (the shape {@code Ports.choose} asks in) */
    public String get(String name) {
        return values.getProperty(name);
    }

    public String getOr(String name, String otherwise) {
        return values.getProperty(name, otherwise);
    }

    public Remembered set(String name, String value) {
        values.setProperty(name, value);
        return this;
    }

    public void save() throws IOException {
        StringWriter text = new StringWriter();
        values.store(text, "Ports and domain of the last start; options and environment variables win.");
        OwnerOnly.write(file, text.toString());
    }
}
