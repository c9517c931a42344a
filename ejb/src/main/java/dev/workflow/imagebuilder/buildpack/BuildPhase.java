package dev.workflow.imagebuilder.buildpack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.file.BuildFolder;
import dev.workflow.imagebuilder.file.FileTree;
import dev.workflow.imagebuilder.file.TenantFile;
import dev.workflow.imagebuilder.source.TomlText;
import dev.workflow.imagebuilder.step.BuildWatch;
import dev.workflow.process.ProcessType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs bin/build of each buildpack of a group, one after the other, and reads what it left. */
final class BuildPhase {

    private static final int LARGEST_TOML = 1 << 20;

    private final Surroundings surroundings;
    private final BuildFolder folder;
    private final Map<String, String> user;
    private final BuildWatch watch;

    private final List<Buildpack> buildpacks = new ArrayList<>();
    private final List<Layer> layers = new ArrayList<>();
    private final Map<ProcessType, LaunchProcess> processes = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, JsonNode> stores = new LinkedHashMap<>();
    private final List<EnvironmentChange> provided = new ArrayList<>();

    BuildPhase(Surroundings surroundings, BuildFolder folder, Map<String, String> user, BuildWatch watch) {
        this.surroundings = surroundings;
        this.folder = folder;
        this.user = user;
        this.watch = watch;
    }

    BuiltApp build(List<Resolution.Candidate> group) throws IOException, BuildFailed, InterruptedException {
        PlanEntries entries = new PlanEntries(group);
        for (Resolution.Candidate one : group) {
            Buildpack buildpack = one.member().buildpack();
            watch.line("---> Using buildpack " + buildpack);
            run(buildpack, entries.plan(one.plan().provides()));
            collect(buildpack);
            entries.built(one.plan().provides(), toml(buildpack, "build.toml"));
        }
        return new BuiltApp(buildpacks, layers, List.copyOf(processes.values()), labels, stores);
    }

    private void run(Buildpack buildpack, String plan) throws IOException, BuildFailed, InterruptedException {
        Path planFolder = FileTree.createFolders(folder.plans().resolve("build-" + buildpacks.size()));
        Files.writeString(planFolder.resolve("plan.toml"), plan);
        FileTree.createFolders(folder.layers().resolve(buildpack.escapedId()));
        List<String> command = List.of(
                Surroundings.buildpack(buildpack) + "/bin/build",
                Surroundings.LAYERS + "/" + buildpack.escapedId(),
                Surroundings.PLATFORM,
                Surroundings.PLAN);
        LastComplaint complaint = new LastComplaint(watch::line);
        int code = surroundings.run(
                new Surroundings.Step(buildpack, command, environment(buildpack), planFolder, true),
                watch,
                complaint::line);
        if (code != 0) {
            throw complaint.failure(buildpack, code);
        }
    }

    private Map<String, String> environment(Buildpack buildpack) {
        Map<String, String> environment = surroundings.environment();
        provided.forEach(change -> change.apply(environment));
        if (!buildpack.clearEnv()) {
            PlatformFolder.apply(user, environment);
        }
        environment.putAll(Target.HOST.environment());
        environment.put("CNB_BUILDPACK_DIR", Surroundings.buildpack(buildpack));
        environment.put("CNB_PLATFORM_DIR", Surroundings.PLATFORM);
        environment.put("CNB_LAYERS_DIR", Surroundings.LAYERS + "/" + buildpack.escapedId());
        environment.put("CNB_BP_PLAN_PATH", Surroundings.PLAN);
        environment.put("CNB_APP_DIR", Surroundings.WORKSPACE);
        environment.put("SERVICE_BINDING_ROOT", Surroundings.PLATFORM + "/bindings");
        return environment;
    }

    private void collect(Buildpack buildpack) throws IOException, BuildFailed {
        buildpacks.add(buildpack);
        for (String file : TenantFile.names(folder.layers(), buildpack.escapedId())) {
            String name = file.endsWith(".toml") ? file.substring(0, file.length() - ".toml".length()) : "";
            if (!name.isEmpty() && !List.of("launch", "build", "store").contains(name)) {
                layers.add(Layer.of(buildpack.escapedId(), name, toml(buildpack, file)));
            }
        }
        for (Layer layer : layers) {
            if (layer.build() && layer.buildpack().equals(buildpack.escapedId())) {
                String inside = Surroundings.LAYERS + "/" + layer.relative();
                provided.addAll(new LayerEnvironment(folder.layers(), layer.relative(), inside).forBuild());
            }
        }
        stores.put(buildpack.escapedId(), toml(buildpack, "store.toml").path("metadata"));
        launch(buildpack, LaunchToml.parse(toml(buildpack, "launch.toml"), buildpack.api()));
    }

    private void launch(Buildpack buildpack, LaunchToml launch) {
        for (LaunchProcess process : launch.processes()) {
            processes.put(process.type(), process);
        }
        labels.putAll(launch.labels());
        if (!launch.ignored().isEmpty()) {
            watch.line("Not a process type here, left out: " + String.join(", ", launch.ignored()));
        }
    }

    private JsonNode toml(Buildpack buildpack, String file) throws IOException, BuildFailed {
        String relative = buildpack.escapedId() + "/" + file;
        try {
            String text =
                    TenantFile.text(folder.layers(), relative, LARGEST_TOML).orElse("");
            return text.isBlank() ? JsonNodeFactory.instance.objectNode() : TomlText.read(text);
        } catch (TomlText.Malformed malformed) {
            throw new BuildFailed(file + " of buildpack " + buildpack + " is malformed: " + malformed.getMessage(), "");
        }
    }
}
