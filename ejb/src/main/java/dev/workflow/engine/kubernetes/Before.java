package dev.workflow.engine.kubernetes;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.workflow.kubernetes.KubernetesObject;
import java.util.Optional;

/**
 * What a Deployment was before a rollout that is not over. It is kept in an annotation of the Deployment, so that whoever
 * goes on after a lost server knows where to go back to.
 *
 * @param revision of the ReplicaSet that ran; empty when there was no Deployment
 * @param template the hash of what it was made from
 */
record Before(String revision, String template, long replicas) {

    static final String ANNOTATION = "workflow/before";

    private static final String REVISION = "deployment.kubernetes.io/revision";

    static final Before NOTHING = new Before("", "", 0);

    static Before of(KubernetesObject deployment) {
        return new Before(
                deployment.annotations().getOrDefault(REVISION, ""),
                Template.hash(deployment),
                deployment.number("spec", "replicas"));
    }

    static Optional<Before> noted(KubernetesObject deployment) {
        return Optional.ofNullable(deployment.annotations().get(ANNOTATION)).map(Before::parse);
    }

    private static Before parse(String text) {
        KubernetesObject noted =
                KubernetesObject.of(JsonParser.parseString(text).getAsJsonObject());
        return new Before(noted.text("revision"), noted.text("template"), noted.number("replicas"));
    }

    String text() {
        JsonObject json = new JsonObject();
        json.addProperty("revision", revision);
        json.addProperty("template", template);
        json.addProperty("replicas", replicas);
        return json.toString();
    }

    boolean nothing() {
        return revision.isEmpty();
    }

    /** Whether that ReplicaSet is the one that ran. */
    boolean ran(KubernetesObject replicaSet) {
        return !nothing() && revision.equals(replicaSet.annotations().get(REVISION));
    }
}
