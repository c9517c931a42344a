package dev.workflow.sandbox;

import dev.workflow.process.Resources;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tries a wall out: a confined command must be able to write where it may, and the source must stay as it was. */
final class Trial {

    private static final int PATIENCE_SECONDS = 20;

    private Trial() {}

    static boolean passes(Sandbox sandbox, Path directory, Optional<Tenant> tenant) throws IOException {
        Path source = Files.createDirectory(directory.resolve("source"));
        Path scratch = Files.createDirectory(directory.resolve("scratch"));
        if (tenant.isPresent()) {
            tenant.get().own(source);
        }
        Confinement confinement = new Confinement(
                Optional.empty(),
                List.of(new Confinement.Mount(source, "/workspace", false, true)),
                Map.of("PATH", "/usr/bin:/bin"),
                "/workspace",
                List.of("/bin/sh", "-c", sandbox.layers() ? "echo >written && echo >/tmp/x" : "echo >/tmp/x"),
                Resources.UNLIMITED,
                false,
                Optional.of(scratch),
                Confinement.USER);
        return ends(sandbox.wrap(confinement), directory.resolve("log")) && !Files.exists(source.resolve("written"));
    }

    private static boolean ends(List<String> command, Path output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        Process process = builder.start();
        try {
            boolean worked = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            if (!worked) {
                System.getLogger(Trial.class.getName()).log(Level.DEBUG, "trial failed: {0}", Files.readString(output));
            }
            return worked;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }
}
