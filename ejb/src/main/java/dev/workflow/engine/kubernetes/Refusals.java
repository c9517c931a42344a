package dev.workflow.engine.kubernetes;

import dev.workflow.engine.RolloutFailed.Cause;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.process.ProcessType;
import java.time.Duration;
import java.util.Optional;

/** Processes that the cluster's rules do not let be. */
final class Refusals {

    /** So long a Secret may take to come to a machine, or an old process to free a quota. */
    private static final Duration PASSING = Duration.ofSeconds(15);

    private static final String AS_ROOT = "run as root";

    private Refusals() {}

    static boolean certain(PodStatus pod, Duration waited) {
        return configuration(pod) && (pod.waitingMessage().contains(AS_ROOT) || waited.compareTo(PASSING) >= 0);
    }

    static boolean certain(TypeState state, Duration waited) {
        return waited.compareTo(PASSING) >= 0 && refusal(state).isPresent();
    }

    private static boolean configuration(PodStatus pod) {
        return pod.waiting().equals("CreateContainerConfigError")
                || pod.waiting().equals("CreateContainerError")
                || pod.waiting().equals("RunContainerError");
    }

    static Optional<Symptom> of(PodStatus pod, ProcessType type) {
        if (!configuration(pod)) {
            return Optional.empty();
        }
        String message = pod.waitingMessage();
        if (message.contains(AS_ROOT)) {
            return Optional.of(new Symptom(
                    Cause.REFUSED,
                    "may not run as root, and its image " + pod.container().text("image") + " wants to",
                    "Let the image name a user that is a number and not 0 (USER 1000 in a Dockerfile)."));
        }
        return Optional.of(new Symptom(
                Cause.CONFIGURATION,
                "cannot be started: " + message,
                "Check the configuration of " + type + ", then deploy again."));
    }

    /** Why no pods could be made for it at all. */
    static Optional<Symptom> of(TypeState state) {
        return refusal(state).map(Refusals::symptom);
    }

    private static Optional<String> refusal(TypeState state) {
        return state.newest().or(() -> Optional.of(state.deployment())).stream()
                .flatMap(object -> object.parts("status", "conditions").stream())
                .filter(condition -> condition.text("type").equals("ReplicaFailure")
                        && condition.text("status").equals("True"))
                .map((KubernetesObject condition) -> condition.text("message"))
                .findFirst();
    }

    private static Symptom symptom(String message) {
        String why = message.replaceFirst("^pods \"[^\"]*\" is forbidden: ", "");
        if (message.contains("exceeded quota") || message.contains("must specify limits")) {
            return new Symptom(
                    Cause.QUOTA,
                    "cannot be started: the app may not use that much: " + why,
                    "Scale down or ask for less with drycc limits:set, or ask for a larger quota.");
        }
        if (message.contains("violates PodSecurity")) {
            return new Symptom(
                    Cause.REFUSED,
                    "is not allowed by the security rules of the cluster: " + why,
                    "Choose a limits plan whose security context the cluster allows, or ask who runs the cluster.");
        }
        return new Symptom(
                Cause.REFUSED, "cannot be started, the cluster refuses it: " + why, "Ask who runs the cluster.");
    }
}
