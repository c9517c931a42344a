package dev.workflow.launcher.postgres;

import dev.workflow.launcher.data.OwnerOnly;
import dev.workflow.launcher.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The programs of one PostgreSQL version, unpacked once per data folder.
 *
 * @param home holds {@code bin}, {@code lib} and {@code share}
 */
record Binaries(Path home) {

    /** Unpacks in a draft folder and moves it into place, so that a crash never leaves half of it. */
    static Binaries unpacked(Path folder, String version, List<Path> classPath)
            throws IOException, InterruptedException {
        Path home = folder.resolve(version);
        if (!Files.isDirectory(home)) {
            Path draft = folder.resolve(version + ".draft");
            OwnerOnly.delete(draft);
            Files.createDirectories(draft);
            Command.run(
                    new ProcessBuilder(new JavaCommand()
                            .with("-Xmx64m")
                            .classPath(classPath)
                            .main(Unpack.class)
                            .with(draft.toString())
                            .command()),
                    "");
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Binaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }
}
