package dev.workflow.engine.kubernetes;

import dev.workflow.kubernetes.KubernetesObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the cluster reported about the objects of a namespace, oldest first. */
final class PodEvents {

    static final PodEvents NONE = new PodEvents(List.of());

    private final List<KubernetesObject> events;

    /** @param events of the kind {@code Event} of {@code events.k8s.io/v1} */
    PodEvents(List<KubernetesObject> events) {
        this.events =
                events.stream().sorted(Comparator.comparing(PodEvents::at)).toList();
    }

    /** When it happened last: the reporters differ in where they say so. */
    static Instant at(KubernetesObject event) {
        return event.time("series", "lastObservedTime")
                .or(() -> event.time("deprecatedLastTimestamp"))
                .or(() -> event.time("eventTime"))
                .or(event::created)
                .orElse(Instant.EPOCH);
    }

    List<KubernetesObject> all() {
        return events;
    }

    List<KubernetesObject> of(String kind, String name) {
        return events.stream()
                .filter(event -> event.text("regarding", "kind").equals(kind)
                        && event.text("regarding", "name").equals(name))
                .toList();
    }

    /** The newest about that pod with that reason. */
    Optional<String> note(PodStatus pod, String reason) {
        return of("Pod", pod.name()).stream()
                .filter(event -> event.text("reason").equals(reason))
                .reduce((first, second) -> second)
                .map(event -> event.text("note").strip());
    }

    /** The newest about that pod with that reason and a note that contains the words. */
    Optional<String> note(PodStatus pod, String reason, String words) {
        return of("Pod", pod.name()).stream()
                .filter(event -> event.text("reason").equals(reason))
                .map(event -> event.text("note").strip())
                .filter(note -> note.contains(words))
                .reduce((first, second) -> second);
    }

    /** Whether the last thing heard of the pod's image is that it is being pulled. */
    boolean pulling(PodStatus pod) {
        return of("Pod", pod.name()).stream()
                .map(event -> event.text("reason"))
                .filter(reason ->
                        List.of("Pulling", "Pulled", "Failed", "BackOff").contains(reason))
                .reduce((first, second) -> second)
                .filter("Pulling"::equals)
                .isPresent();
    }
}
