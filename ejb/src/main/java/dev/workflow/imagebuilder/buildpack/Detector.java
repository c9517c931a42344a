package dev.workflow.imagebuilder.buildpack;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.file.FileTree;
import dev.workflow.imagebuilder.file.TenantFile;
import dev.workflow.imagebuilder.source.TomlText;
import dev.workflow.imagebuilder.step.BuildWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the first group whose buildpacks say that they can build this source and whose plans fit together. */
final class Detector {

    private static final int FAIL = 100;
    private static final int LARGEST_PLAN = 256 << 10;
    private static final int MOST_LINES = 100;

    private final Surroundings surroundings;
    private final Path plans;
    private final Map<String, String> user;
    private final BuildWatch watch;
    private final Map<Buildpack, Optional<BuildPlan>> known = new HashMap<>();

    /** @param user the build variables of the app */
    Detector(Surroundings surroundings, Path plans, Map<String, String> user, BuildWatch watch) {
        this.surroundings = surroundings;
        this.plans = plans;
        this.user = user;
        this.watch = watch;
    }

    List<Resolution.Candidate> detect(BuildpackCatalog catalog) throws IOException, BuildFailed, InterruptedException {
        for (List<Groups.Member> group : new Groups(catalog).flat(catalog.order())) {
            Optional<List<Resolution.Candidate>> fitting = tryGroup(group);
            if (fitting.isPresent()) {
                return fitting.get();
            }
        }
        throw new BuildFailed(
                "no buildpack can build this source",
                "The top folder needs one of: pom.xml, package.json, requirements.txt or a Python program, go.mod,"
                        + " index.html or Staticfile, Procfile, or a Dockerfile.");
    }

    private Optional<List<Resolution.Candidate>> tryGroup(List<Groups.Member> group)
            throws IOException, BuildFailed, InterruptedException {
        List<Groups.Member> passed = new ArrayList<>();
        List<BuildPlan> found = new ArrayList<>();
        for (Groups.Member member : group) {
            Optional<BuildPlan> plan = plan(member.buildpack());
            if (plan.isPresent()) {
                passed.add(member);
                found.add(plan.get());
            } else if (!member.optional()) {
                return Optional.empty();
            }
        }
        return Resolution.resolve(passed, found);
    }

    private Optional<BuildPlan> plan(Buildpack buildpack) throws IOException, BuildFailed, InterruptedException {
        Optional<BuildPlan> plan = known.get(buildpack);
        if (plan == null) {
            plan = run(buildpack);
            known.put(buildpack, plan);
        }
        return plan;
    }

    private Optional<BuildPlan> run(Buildpack buildpack) throws IOException, BuildFailed, InterruptedException {
        Path folder = FileTree.createFolders(plans.resolve("detect-" + known.size()));
        Files.createFile(folder.resolve("plan.toml"));
        String bin = Surroundings.buildpack(buildpack) + "/bin/detect";
        Map<String, String> environment = environment(buildpack);
        List<String> output = new ArrayList<>();
        Surroundings.Step step = new Surroundings.Step(
                buildpack, List.of(bin, Surroundings.PLATFORM, Surroundings.PLAN), environment, folder, false);
        int code = surroundings.run(step, watch, line -> keep(line, output));
        if (code != 0) {
            report(buildpack, code, output);
            return Optional.empty();
        }
        try {
            return Optional.of(BuildPlan.parse(
                    TenantFile.text(folder, "plan.toml", LARGEST_PLAN).orElse("")));
        } catch (TomlText.Malformed malformed) {
            throw new BuildFailed("the build plan of " + buildpack + " is malformed: " + malformed.getMessage(), "");
        }
    }

    private Map<String, String> environment(Buildpack buildpack) {
        Map<String, String> environment = surroundings.environment();
        if (!buildpack.clearEnv()) {
            PlatformFolder.apply(user, environment);
        }
        environment.putAll(Target.HOST.environment());
        environment.put("CNB_BUILDPACK_DIR", Surroundings.buildpack(buildpack));
        environment.put("CNB_PLATFORM_DIR", Surroundings.PLATFORM);
        environment.put("CNB_BUILD_PLAN_PATH", Surroundings.PLAN);
        environment.put("CNB_APP_DIR", Surroundings.WORKSPACE);
        return environment;
    }

    private void report(Buildpack buildpack, int code, List<String> output) {
        if (code != FAIL) {
            watch.line("bin/detect of buildpack " + buildpack + " failed with exit code " + code);
            output.forEach(watch::line);
        }
    }

    private static void keep(String line, List<String> output) {
        if (output.size() < MOST_LINES) {
            output.add(line);
        }
    }
}
