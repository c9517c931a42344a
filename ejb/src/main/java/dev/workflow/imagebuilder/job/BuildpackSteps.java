package dev.workflow.imagebuilder.job;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.process.ProcessType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of the Cloud Native Buildpacks lifecycle: analyze, detect, restore, build and export as the builder's own user. */
final class BuildpackSteps {

    /** Key of the registry's credentials as the lifecycle takes them. */
    static final String AUTHORIZATION = "CNB_REGISTRY_AUTH";

    private static final String LAYERS = "/layers";
    private static final String PLATFORM = "/platform";

    private final JobSettings settings;

    BuildpackSteps(JobSettings settings) {
        this.settings = settings;
    }

    List<Step> of(BuildTarget target, Source source) throws BuildFailed {
        BuildpackSettings builder = settings.buildpacks();
        if (builder.image().isEmpty()) {
            throw new BuildFailed(
                    "this source has no Dockerfile, and the platform has no builder image for buildpacks",
                    "Add a Dockerfile, or ask the operator to set workflow.builder.image.");
        }
        if (!source.files().project().buildpacks().isEmpty()) {
            throw new BuildFailed(
                    "project.toml names buildpacks, and the platform's builder image brings its own",
                    "Remove the buildpacks from project.toml.");
        }
        return List.of(new Step(
                "build",
                "---> Building pack\n---> Using builder " + builder.image(),
                builder.image(),
                command(target, source),
                Map.of("CNB_PLATFORM_API", builder.api()),
                List.of(AUTHORIZATION),
                Map.of(Step.SOURCE, Step.WORKSPACE, Step.WORK, LAYERS, Step.VARIABLES, PLATFORM + "/env"),
                Optional.of(ProcessType.WEB)));
    }

    private List<String> command(BuildTarget target, Source source) {
        BuildpackSettings builder = settings.buildpacks();
        List<String> command = new ArrayList<>(List.of(builder.creator()));
        command.addAll(List.of("-app", Step.WORKSPACE, "-layers", LAYERS, "-platform", PLATFORM));
        command.addAll(List.of("-uid", Long.toString(builder.user().user())));
        command.addAll(List.of("-gid", Long.toString(builder.user().group())));
        command.addAll(List.of("-report", Step.REPORT));
        command.addAll(List.of("-cache-image", target.cache().toString()));
        command.addAll(List.of("-previous-image", target.newest().toString()));
        command.addAll(List.of("-tag", target.newest().toString()));
        if (!builder.run().isEmpty()) {
            command.addAll(List.of("-run-image", builder.run()));
        }
        if (source.fresh()) {
            command.add("-skip-restore");
        }
        if (builder.knowsInsecure()) {
            settings.insecure().forEach(registry -> command.addAll(List.of("-insecure-registry", registry)));
        }
        command.add(target.image().toString());
        return command;
    }
}
