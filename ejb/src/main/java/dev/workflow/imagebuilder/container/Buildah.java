package dev.workflow.imagebuilder.container;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.file.BuildFolder;
import dev.workflow.imagebuilder.step.BuildWatch;
import dev.workflow.imagebuilder.step.StepProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs buildah for one app. Its storage is the app's own, so that no app can build on another's layers, and it never
 * gets credentials of the registry: images leave it as a folder.
 */
public final class Buildah {

    /** 1980-01-01T00:00:01Z, so that equal sources make equal images. */
    private static final String TIME = "315532801";

    /** Everything it mounts and starts is gone with it, however it ends; needs root, without it buildah does the like itself. */
    private static final List<String> OWN_NAMESPACES =
            List.of("unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc");

    private final BuildFolder folder;
    private final Path storage;
    private final Map<String, String> environment;
    private final BuildWatch watch;

    /**
     * @param storage of this app
     * @param tools what build steps get of this machine's surroundings
     */
    public Buildah(BuildFolder folder, Path storage, Map<String, String> tools, BuildWatch watch) {
        this.folder = folder;
        this.storage = storage;
        this.watch = watch;
        this.environment = new TreeMap<>(tools);
        this.environment.put("HOME", folder.scratch().toString());
        this.environment.put("TMPDIR", folder.scratch().toString());
    }

    /** @throws BuildFailed when the program is not there */
    public void require() throws BuildFailed {
        if (find("buildah").isEmpty()) {
            throw new BuildFailed(
                    "this source has a Dockerfile, and buildah is not installed on this machine",
                    "Install the Debian package buildah, or replace the Dockerfile by a Procfile.");
        }
    }

    /**
     * Builds one Dockerfile.
     *
     * @param dockerfile relative to the source
     * @return the folder of an OCI image layout that holds the image alone
     */
    public Path build(String dockerfile, Map<String, String> arguments)
            throws IOException, BuildFailed, InterruptedException {
        Path file = folder.workspace().resolve(dockerfile).normalize();
        if (!file.startsWith(folder.workspace()) || !Files.isRegularFile(file)) {
            throw new BuildFailed(
                    "there is no " + dockerfile + " in the source", "drycc.yaml names it in build.docker.");
        }
        List<String> build = new ArrayList<>(List.of("bud", "--isolation", "chroot", "--layers", "--format", "oci"));
        build.addAll(List.of("--tls-verify=false", "--timestamp", TIME));
        // Chroot isolation is only as good as the capabilities that it leaves to RUN.
        build.addAll(List.of("--cap-drop", "CAP_SYS_CHROOT", "--cap-drop", "CAP_MKNOD"));
        arguments.forEach((name, value) -> build.addAll(List.of("--build-arg", name + "=" + value)));
        build.addAll(List.of(
                "--tag",
                "localhost/built",
                "--file",
                file.toString(),
                folder.workspace().toString()));
        run(dockerfile, build);
        Path layout = Files.createTempDirectory(folder.output(), "image-");
        run(dockerfile, List.of("push", "--quiet", "localhost/built", "oci:" + layout.getFileName() + ":built"));
        return layout;
    }

    private void run(String dockerfile, List<String> arguments) throws IOException, BuildFailed, InterruptedException {
        List<String> command = new ArrayList<>(isRoot() && find("unshare").isPresent() ? OWN_NAMESPACES : List.of());
        command.addAll(List.of("buildah", "--root", storage.resolve("storage").toString()));
        command.addAll(List.of("--runroot", folder.scratch().resolve("run").toString()));
        command.addAll(arguments);
        String[] last = {""};
        int code = StepProcess.run(command, environment, folder.output(), watch, line -> {
            last[0] = line.isBlank() ? last[0] : line;
            watch.line(line);
        });
        if (code != 0) {
            throw new BuildFailed(
                    "buildah " + arguments.get(0) + " of " + dockerfile + " failed with exit code " + code, last[0]);
        }
    }

    private static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private Optional<Path> find(String program) {
        for (String path : environment.getOrDefault("PATH", "").split(":")) {
            Path candidate = Path.of(path).resolve(program);
            if (Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
