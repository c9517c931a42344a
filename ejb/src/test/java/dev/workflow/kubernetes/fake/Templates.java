package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import java.util.List;

/** What pods and ReplicaSets are made from. */
final class Templates {

    static final String HASH = "pod-template-hash";

    private Templates() {}

    /** A pod as its owner's template says. */
    static JsonObject pod(JsonObject owner) {
        JsonObject template = Tree.object(owner, "spec", "template").deepCopy();
        JsonObject pod = new JsonObject();
        JsonObject metadata = Tree.make(pod, "metadata");
        for (String part : List.of("labels", "annotations", "finalizers")) {
            Tree.at(template, "metadata", part).ifPresent(value -> metadata.add(part, value));
        }
        metadata.addProperty("generateName", Metadata.name(owner) + "-");
        metadata.add("ownerReferences", Tree.list(List.of(Metadata.reference(owner))));
        pod.add("spec", Tree.object(template, "spec"));
        return pod;
    }

    /** Whether the set is of this Deployment's present template. */
    static boolean fits(JsonObject deployment, JsonObject set) {
        JsonObject template = Tree.object(set, "spec", "template").deepCopy();
        Tree.remove(template, "metadata", "labels", HASH);
        return template.equals(Tree.object(deployment, "spec", "template"));
    }

    static JsonObject replicaSet(JsonObject deployment, long replicas) {
        JsonObject template = Tree.object(deployment, "spec", "template").deepCopy();
        String hash = NameSuffix.encode(template.hashCode());
        Tree.set(template, hash, "metadata", "labels", HASH);
        JsonObject set = new JsonObject();
        JsonObject metadata = Tree.make(set, "metadata");
        metadata.addProperty("name", Metadata.name(deployment) + "-" + hash);
        metadata.add("labels", Tree.object(template, "metadata", "labels").deepCopy());
        JsonObject annotations =
                Tree.object(deployment, "metadata", "annotations").deepCopy();
        annotations.remove(DeploymentController.REVISION);
        metadata.add("annotations", annotations);
        metadata.add("ownerReferences", Tree.list(List.of(Metadata.reference(deployment))));
        JsonObject selector = Tree.object(deployment, "spec", "selector").deepCopy();
        Tree.set(selector, hash, "matchLabels", HASH);
        JsonObject spec = Tree.make(set, "spec");
        spec.addProperty("replicas", replicas);
        spec.add("selector", selector);
        spec.add("template", template);
        Tree.at(deployment, "spec", "minReadySeconds").ifPresent(value -> spec.add("minReadySeconds", value));
        return set;
    }
}
