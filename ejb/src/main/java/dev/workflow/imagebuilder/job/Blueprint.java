package dev.workflow.imagebuilder.job;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.source.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a build's Job is made of.
 *
 * @param steps in order; the first fetches the source
 * @param seccomp the profile of its pod
 */
record Blueprint(BuildTarget target, Source source, List<Step> steps, RunAs user, String seccomp) {

    /** Keys of the Secret for the address of the source. */
    static final String ADDRESS = "WORKFLOW_SOURCE_URL";

    static Blueprint of(JobSettings settings, BuildTarget target, Source source) throws BuildFailed {
        if (settings.fetch().image().isEmpty()) {
            throw new BuildFailed(
                    "the platform does not know its own image, which brings the source to a build",
                    "Ask the operator to set workflow.builder.fetch.image.");
        }
        boolean container = source.files().stack() == Stack.CONTAINER;
        List<Step> steps = new ArrayList<>(List.of(fetch(settings)));
        steps.addAll(
                container
                        ? new DockerfileSteps(settings).of(target, source.files())
                        : new BuildpackSteps(settings).of(target, source));
        return new Blueprint(
                target,
                source,
                List.copyOf(steps),
                container
                        ? settings.dockerfiles().user()
                        : settings.buildpacks().user(),
                container ? settings.dockerfiles().seccomp() : "RuntimeDefault");
    }

    private static Step fetch(JobSettings settings) {
        return new Step(
                "prepare",
                "",
                settings.fetch().image(),
                settings.fetch().command(),
                Map.of("WORKFLOW_SOURCE_FOLDER", Step.WORKSPACE),
                List.of(ADDRESS),
                Map.of(Step.SOURCE, Step.WORKSPACE),
                Optional.empty());
    }

    boolean container() {
        return source.files().stack() == Stack.CONTAINER;
    }

    /** The variables that buildpacks see; those of Dockerfiles are arguments. */
    Map<String, String> variables() throws BuildFailed {
        if (container()) {
            return Map.of();
        }
        Map<String, String> variables = new TreeMap<>(source.files().environment(""));
        variables.put("DRYCC_APP", target.request().app().value());
        return variables;
    }
}
