package dev.workflow.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version this program was built as. */
public final class ProgramVersion {
    private ProgramVersion() {}

    public static String text() {
        try (InputStream in = ProgramVersion.class.getResourceAsStream("/dev/workflow/cli/version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
