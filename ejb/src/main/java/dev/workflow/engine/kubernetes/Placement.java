package dev.workflow.engine.kubernetes;

import dev.workflow.engine.RolloutFailed.Cause;
import dev.workflow.process.ProcessType;
import java.util.Optional;
import java.util.stream.Stream;

/** A process for which no machine is found, or whose volumes do not come. */
final class Placement {

    private static final String MOUNT_HINT = "See the volume with drycc volumes:info, and ask who runs the cluster.";

    private Placement() {}

    static Optional<Symptom> of(PodStatus pod, ProcessType type, PodEvents events) {
        if (pod.condition("PodScheduled").text("status").equals("False")) {
            return Optional.of(unscheduled(pod.condition("PodScheduled").text("message"), type));
        }
        if (pod.running()) {
            return Optional.empty();
        }
        return Stream.of("FailedAttachVolume", "FailedMount")
                .map(reason -> events.note(pod, reason))
                .flatMap(Optional::stream)
                .findFirst()
                .map(note -> new Symptom(Cause.VOLUME, "does not get its volume: " + note, MOUNT_HINT));
    }

    private static Symptom unscheduled(String message, ProcessType type) {
        int more = message.indexOf(" no new claims");
        String why = stripped(more < 0 ? message : message.substring(0, more));
        if (message.contains("PersistentVolumeClaim") || message.contains("persistentvolumeclaim")) {
            return new Symptom(
                    Cause.VOLUME,
                    "does not get its volume, the cluster has not provided it yet: " + why,
                    "Check the storage class of the platform, and that it can share a volume between machines.");
        }
        String hint = "Free capacity, add machines, or ask for less with drycc limits:set.";
        if (message.contains("affinity/selector")) {
            hint = "Check the tags of " + type + ": no machine may be labelled like that; see drycc tags:list.";
        }
        return new Symptom(Cause.UNSCHEDULABLE, "finds no machine to run on: " + why, hint);
    }

    private static String stripped(String message) {
        String text = message.strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
