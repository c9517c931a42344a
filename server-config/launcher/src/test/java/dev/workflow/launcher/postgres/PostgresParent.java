package dev.workflow.launcher.postgres;

import dev.workflow.launcher.TestPath;
import dev.workflow.launcher.Versions;
import dev.workflow.launcher.data.DataFolder;
import java.nio.file.Path;

/** A program of its own that starts PostgreSQL and waits to be killed. */
final class PostgresParent {

    private PostgresParent() {}

    public static void main(String[] args) throws Exception {
        PostgresPart part = new PostgresPart(
                new DataFolder(Path.of(args[0])),
                Integer.parseInt(args[1]),
                Versions.postgres(),
                TestPath.jars(),
                System.getenv());
        Process process = part.start();
        process.getInputStream().transferTo(System.out);
    }
}
