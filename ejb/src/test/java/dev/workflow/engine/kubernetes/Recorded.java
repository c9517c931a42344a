package dev.workflow.engine.kubernetes;

import dev.workflow.kubernetes.KubernetesObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A Deployment in trouble with all that belonged to it, as Kubernetes 1.36.2 told it. */
record Recorded(List<KubernetesObject> objects) {

    static Recorded of(String name) {
        try (InputStream in = Recorded.class.getResourceAsStream("recorded/" + name + ".json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Recorded(KubernetesObject.parse(text).parts("items"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<KubernetesObject> all(String kind) {
        return objects.stream().filter(object -> object.kind().equals(kind)).toList();
    }

    TypeState state() {
        return TypeState.of(all("Deployment").get(0), all("ReplicaSet"), all("Pod"));
    }

    PodStatus pod() {
        return new PodStatus(all("Pod").get(0));
    }

    PodEvents events() {
        return new PodEvents(all("Event"));
    }
}
