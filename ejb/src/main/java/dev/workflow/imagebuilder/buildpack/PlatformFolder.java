package dev.workflow.imagebuilder.buildpack;

import dev.workflow.imagebuilder.file.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** Fills the platform folder of a build: the user's build variables, and bindings with the settings of tools. */
final class PlatformFolder {

    private PlatformFolder() {}

    static void write(Path folder, Map<String, String> environment, ToolSettings tools) throws IOException {
        Path variables = FileTree.createFolders(folder.resolve("env"));
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            write(variables.resolve(variable.getKey()), variable.getValue().getBytes(StandardCharsets.UTF_8));
        }
        for (Map.Entry<String, Path> binding : tools.bindings().entrySet()) {
            Path target = FileTree.createFolders(folder.resolve("bindings").resolve(binding.getKey()));
            write(target.resolve("type"), binding.getKey().getBytes(StandardCharsets.UTF_8));
            write(target.resolve(binding.getValue().getFileName()), Files.readAllBytes(binding.getValue()));
        }
    }

    /** Readable for the user a build step runs as; the build's folder keeps everybody else out. */
    private static void write(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    /** Search paths get the user's value in front; every other variable is the user's (Buildpack API, environment). */
    static void apply(Map<String, String> user, Map<String, String> environment) {
        List<String> searchPaths = List.of("PATH", "LD_LIBRARY_PATH", "LIBRARY_PATH", "CPATH", "PKG_CONFIG_PATH");
        user.forEach((name, value) -> {
            if (searchPaths.contains(name)) {
                EnvironmentChange.search(name, value).apply(environment);
            } else {
                environment.put(name, value);
            }
        });
    }
}
