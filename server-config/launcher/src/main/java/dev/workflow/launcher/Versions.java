package dev.workflow.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Versions the build wrote down. */
public final class Versions {

    private Versions() {}

    public static String postgres() {
        return get("postgres");
    }

    private static String get(String name) {
        Properties versions = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return versions.getProperty(name);
    }
}
