package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What is to be known of pods. */
final class Pods {

    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    private Pods() {}

    static List<JsonObject> of(Etcd etcd, JsonObject owner) {
        return etcd.list(Resource.POD, Metadata.namespace(owner)).stream()
                .filter(pod -> Metadata.ownedBy(pod, owner))
                .toList();
    }

    static boolean over(JsonObject pod) {
        return OVER.contains(Tree.text(pod, "status", "phase"));
    }

    /** Counts as a replica. */
    static boolean active(JsonObject pod) {
        return !over(pod) && !Metadata.deleted(pod);
    }

    static boolean ready(JsonObject pod) {
        return Conditions.holds(Tree.object(pod, "status"), "Ready");
    }

    /** Ready for so long. */
    static boolean available(JsonObject pod, long minReadySeconds, Instant now) {
        return Conditions.find(Tree.object(pod, "status"), "Ready")
                .filter(condition -> "True".equals(Tree.text(condition, "status")))
                .map(condition -> Instant.parse(Tree.text(condition, "lastTransitionTime")))
                .filter(since -> !since.plusSeconds(minReadySeconds).isAfter(now))
                .isPresent();
    }
}
