package dev.workflow.imagebuilder.job;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.source.SourceFiles;
import dev.workflow.process.ProcessType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rootless buildah: for each Dockerfile one container that builds and one that pushes. */
final class DockerfileSteps {

    /** Keys of what buildah is told about registries. */
    static final String AUTHORIZATION = "config.json";

    static final String REGISTRIES = "registries.conf";

    private static final String STORAGE = "/build";
    private static final String SETTINGS = "/registries";

    /** 1980-01-01T00:00:01Z, so that equal sources make equal images. */
    private static final String TIME = "315532801";

    private final JobSettings settings;

    DockerfileSteps(JobSettings settings) {
        this.settings = settings;
    }

    List<Step> of(BuildTarget target, SourceFiles files) throws BuildFailed {
        if (settings.dockerfiles().image().isEmpty()) {
            throw new BuildFailed(
                    "this source has a Dockerfile, and the platform has no image that builds Dockerfiles",
                    "Replace the Dockerfile by a Procfile, or ask the operator to set workflow.builder.dockerfile.image.");
        }
        Map<ProcessType, String> named = files.dryccfile().dockerfiles();
        Map<ProcessType, String> all = named.isEmpty() ? Map.of(ProcessType.WEB, "Dockerfile") : named;
        List<Step> steps = new ArrayList<>();
        for (Map.Entry<ProcessType, String> one : all.entrySet()) {
            ProcessType type = one.getKey();
            int number = steps.size() / 2 + 1;
            Map<String, String> arguments = files.environment(named.isEmpty() ? "" : type.value());
            steps.add(step(
                    "build-" + number,
                    "---> Building container" + (named.isEmpty() ? "" : " " + type + " from " + one.getValue()),
                    build(type, place(one.getValue()), arguments),
                    Optional.empty()));
            steps.add(step("push-" + number, "---> Pushing container", push(target, type), Optional.of(type)));
        }
        return steps;
    }

    private static String place(String dockerfile) throws BuildFailed {
        Path root = Path.of(Step.WORKSPACE);
        Path file = root.resolve(dockerfile).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new BuildFailed(
                    "there is no " + dockerfile + " in the source", "drycc.yaml names it in build.docker.");
        }
        return file.toString();
    }

    private List<String> build(ProcessType type, String dockerfile, Map<String, String> arguments) {
        List<String> command = buildah("bud", "--isolation", "chroot", "--format", "oci", "--timestamp", TIME);
        arguments.forEach((name, value) -> command.addAll(List.of("--build-arg", name + "=" + value)));
        command.addAll(List.of("--tag", local(type), "--file", dockerfile, Step.WORKSPACE));
        return command;
    }

    private List<String> push(BuildTarget target, ProcessType type) {
        return buildah("push", "--digestfile", Step.REPORT, local(type), "docker://" + target.image(type));
    }

    private static String local(ProcessType type) {
        return "localhost/built-" + type;
    }

    private List<String> buildah(String... words) {
        List<String> command =
                new ArrayList<>(List.of(settings.dockerfiles().program(), "--root", STORAGE + "/storage"));
        command.addAll(List.of("--runroot", STORAGE + "/run"));
        command.addAll(List.of("--storage-driver", settings.dockerfiles().storage()));
        command.addAll(List.of(words));
        return command;
    }

    private Step step(String name, String words, List<String> command, Optional<ProcessType> pushes) {
        return new Step(
                name,
                words,
                settings.dockerfiles().image(),
                command,
                Map.of(
                        "HOME",
                        STORAGE,
                        "TMPDIR",
                        STORAGE,
                        "REGISTRY_AUTH_FILE",
                        SETTINGS + "/" + AUTHORIZATION,
                        "CONTAINERS_REGISTRIES_CONF",
                        SETTINGS + "/" + REGISTRIES),
                List.of(),
                Map.of(Step.SOURCE, Step.WORKSPACE, Step.WORK, STORAGE, Step.KEYS, SETTINGS),
                pushes);
    }
}
