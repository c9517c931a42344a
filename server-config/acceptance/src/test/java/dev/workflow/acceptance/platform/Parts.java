package dev.workflow.acceptance.platform;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;

/** The processes of a platform, as its supervisor notes them in the data folder. */
public record Parts(Path data) {

    public static final String SERVER = "server";
    public static final String SERVICES = "services";
    public static final String DATABASE = "database";

    public ProcessHandle supervisor() {
        return handle(value("pid"));
    }

    public ProcessHandle part(String name) {
        return handle(value(name + ".pid"));
    }

    /** False for a part that the environment gave instead. */
    public boolean has(String name) {
        return !value(name + ".pid").isEmpty();
    }

    private static ProcessHandle handle(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow(() -> new AssertionError("no process " + pid));
    }

    private String value(String key) {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("run/state.properties"))) {
            values.load(reader);
        } catch (NoSuchFileException none) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values.getProperty(key, "");
    }
}
