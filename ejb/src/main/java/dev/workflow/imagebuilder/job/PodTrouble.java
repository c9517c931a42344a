package dev.workflow.imagebuilder.job;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.kubernetes.KubernetesObject;
import java.util.Optional;
import java.util.Set;

/** Says why a build's pod does not begin, or how it came to its end. */
final class PodTrouble {

    private static final String OPERATOR = "Ask the operator of the platform.";
    private static final Set<String> NO_IMAGE =
            Set.of("ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError");
    private static final Set<String> NO_CONTAINER =
            Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");
    private static final Set<String> NO_START = Set.of("StartError", "ContainerCannotRun");
    private static final int NOTHING_DETECTED = 20;
    private static final int SIGNAL = 128;

    private final JobSettings settings;

    PodTrouble(JobSettings settings) {
        this.settings = settings;
    }

    /** What will not become better by waiting. */
    Optional<BuildFailed> hopeless(BuildPod pod, Step step) {
        String waits = pod.waiting(step.name());
        String message = pod.waitingMessage(step.name());
        if (NO_IMAGE.contains(waits)) {
            return Optional.of(new BuildFailed(
                    "the image " + step.image() + " of the builder could not be pulled: " + last(message), OPERATOR));
        }
        if (NO_CONTAINER.contains(waits)) {
            return Optional.of(new BuildFailed("the build could not be started: " + message, OPERATOR));
        }
        return pod.failed() && pod.ended(step.name()).isEmpty() ? Optional.of(lost(pod)) : Optional.empty();
    }

    /** What the innermost of the programs that pass a message on has said. */
    private static String last(String message) {
        int wrapped = message.lastIndexOf("failed to ");
        return wrapped < 0 ? message : message.substring(wrapped);
    }

    /** A pod that ended as a whole. */
    BuildFailed lost(BuildPod pod) {
        if (pod.reason().equals("Evicted")) {
            return new BuildFailed(
                    "the build was evicted from its machine: " + pod.message(),
                    "Push again; if this stays, make the build need less disk and memory.");
        }
        String why = pod.reason() + (pod.message().isEmpty() ? "" : ": " + pod.message());
        return new BuildFailed("the build's pod was ended" + (why.isEmpty() ? "" : " (" + why + ")"), "Push again.");
    }

    /** A container that ended other than well. */
    BuildFailed ended(BuildPod pod, Step step, KubernetesObject end, String lastLine) {
        long code = end.number("exitCode");
        if (end.text("reason").equals("OOMKilled")) {
            return new BuildFailed(
                    "the build needed more memory than the " + settings.limits().memory() + " it may use",
                    "Make the build need less memory, or ask the operator for more (workflow.builder.memory).");
        }
        if (!pod.reason().isEmpty()) {
            return lost(pod);
        }
        if (NO_START.contains(end.text("reason"))) {
            return new BuildFailed(
                    "the image " + step.image() + " of the builder cannot be started: " + end.text("message"),
                    OPERATOR);
        }
        if (step.secrets().contains(Blueprint.ADDRESS)) {
            return new BuildFailed("the source could not be brought to the build: " + lastLine, "Push again.");
        }
        if (code == NOTHING_DETECTED && step.secrets().contains(BuildpackSteps.AUTHORIZATION)) {
            return new BuildFailed(
                    "none of the builder's buildpacks fits this source", "Add a Procfile or a Dockerfile.");
        }
        String how = code > SIGNAL ? "was ended by signal " + (code - SIGNAL) : "exited with code " + code;
        return new BuildFailed("build pod " + how + ", stopping build", lastLine);
    }
}
