package dev.workflow.engine.kubernetes;

import dev.workflow.engine.RolloutFailed.Cause;
import dev.workflow.process.ProcessType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A process whose image does not come. */
final class ImageTrouble {

    private static final Set<String> REASONS = Set.of(
            "ErrImagePull",
            "ImagePullBackOff",
            "InvalidImageName",
            "ErrImageNeverPull",
            "ImageInspectError",
            "ErrImageInspect",
            "RegistryUnavailable",
            "SignatureValidationFailed");

    private static final Set<String> FINAL =
            Set.of("InvalidImageName", "ErrImageNeverPull", "SignatureValidationFailed");
    private static final List<String> REFUSALS = List.of("unauthorized", "authorization", "denied", "forbidden");
    private static final List<String> UNREACHABLE =
            List.of("no such host", "i/o timeout", "connection refused", "lookup ", "tls", "x509", "eof");

    private ImageTrouble() {}

    /** A registry that answered "no" says so again; one that did not answer may do so later. */
    static boolean certain(PodStatus pod) {
        String message = message(pod);
        boolean answered = missing(message) || any(message, REFUSALS);
        return FINAL.contains(pod.waiting()) || pod.waiting().equals("ImagePullBackOff") && answered;
    }

    static Optional<Symptom> of(PodStatus pod, ProcessType type) {
        return REASONS.contains(pod.waiting()) ? Optional.of(symptom(pod, type)) : Optional.empty();
    }

    private static Symptom symptom(PodStatus pod, ProcessType type) {
        String image = pod.container().text("image");
        String message = message(pod);
        String why = ": " + last(pod.waitingMessage());
        if (pod.waiting().equals("InvalidImageName")) {
            return image("cannot be started: " + image + " is no name of an image", "Check the image of " + type + ".");
        }
        if (any(message, REFUSALS)) {
            return image(
                    "cannot be started: the registry refuses the image " + image + why,
                    "Give the app the registry's account: drycc registry:set.");
        }
        if (missing(message)) {
            return image(
                    "cannot be started: its registry has no image " + image + why,
                    "Check the image's name, or push it again.");
        }
        if (any(message, UNREACHABLE)) {
            return image(
                    "cannot be started: the cluster cannot reach the registry of the image " + image + why,
                    "Check the registry's address, and that the cluster's machines can reach it.");
        }
        return image("cannot be started: the image " + image + " could not be pulled" + why, "Deploy again later.");
    }

    private static Symptom image(String what, String hint) {
        return new Symptom(Cause.IMAGE, what, hint);
    }

    private static String message(PodStatus pod) {
        return pod.waitingMessage().toLowerCase(Locale.ROOT);
    }

    private static boolean missing(String message) {
        return Stream.of("not found", "notfound", "manifest unknown", "name unknown")
                .anyMatch(message::contains);
    }

    private static boolean any(String message, List<String> words) {
        return words.stream().anyMatch(message::contains);
    }

    /** What the innermost of the programs that pass the message on has said. */
    private static String last(String message) {
        int wrapped = message.lastIndexOf("failed to ");
        return wrapped < 0 ? message : message.substring(wrapped);
    }
}
