package dev.workflow.volume.cluster;

import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.kubernetes.Selector;
import dev.workflow.volume.StoredVolume;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a pod that was to look into a volume does not run. */
final class Waiting {

    private Waiting() {}

    static String why(Cluster cluster, StoredVolume volume, Optional<KubernetesObject> pod) {
        Optional<KubernetesObject> claim =
                cluster.get(Resource.VOLUME_CLAIM, volume.app().value(), volume.name());
        if (claim.filter(known -> known.text("status", "phase").equals("Pending"))
                .isPresent()) {
            return "its claim is pending" + claimEvent(cluster, volume);
        }
        return pod.flatMap(Waiting::reason).orElse("its pod did not start in time");
    }

    private static String claimEvent(Cluster cluster, StoredVolume volume) {
        return cluster.list(Resource.EVENT, volume.app().value(), Selector.ALL).stream()
                .filter(event -> event.text("regarding", "kind").equals("PersistentVolumeClaim")
                        && event.text("regarding", "name").equals(volume.name()))
                .max(Comparator.comparing(event -> event.text("metadata", "creationTimestamp")))
                .map(event -> ": " + event.text("note"))
                .orElse("");
    }

    private static Optional<String> reason(KubernetesObject pod) {
        Stream<String> containers = pod.parts("status", "containerStatuses").stream()
                .flatMap(status -> Stream.of("waiting", "terminated").map(state -> status.part("state", state)))
                .map(state -> join(state.text("reason"), state.text("message")));
        Stream<String> conditions = pod.parts("status", "conditions").stream()
                .filter(condition -> condition.text("status").equals("False"))
                .map(condition -> condition.text("message"));
        return Stream.concat(containers, conditions)
                .filter(text -> !text.isEmpty() && !text.equals("ContainerCreating"))
                .findFirst();
    }

    private static String join(String reason, String message) {
        return message.isEmpty() ? reason : reason + ": " + message;
    }
}
