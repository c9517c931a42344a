package dev.workflow.engine.kubernetes;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.workflow.kubernetes.KubernetesObject;
import java.util.Optional;

/**
 * What a Deployment was before a rollout that is not over. It is kept in an annotation of the Deployment, so that whoever
 * goes on after a lost server knows where to go back to.
 *
 * @param there false when there was no Deployment
 * @param template the hash of what its pods were made from, which the ReplicaSet of them carries, too: its number is told
 *     too late to be noted
 */
record Before(boolean there, String template, long replicas) {

    static final String ANNOTATION = "workflow/before";
    static final Before NOTHING = new Before(false, "", 0);

    static Before of(KubernetesObject deployment) {
        return new Before(true, Template.hash(deployment), deployment.number("spec", "replicas"));
    }

    static Optional<Before> noted(KubernetesObject deployment) {
        return Optional.ofNullable(deployment.annotations().get(ANNOTATION)).map(Before::parse);
    }

    private static Before parse(String text) {
        KubernetesObject noted =
                KubernetesObject.of(JsonParser.parseString(text).getAsJsonObject());
        return new Before(noted.flag("there"), noted.text("template"), noted.number("replicas"));
    }

    String text() {
        JsonObject json = new JsonObject();
        json.addProperty("there", there);
        json.addProperty("template", template);
        json.addProperty("replicas", replicas);
        return json.toString();
    }

    boolean nothing() {
        return !there;
    }

    /** Whether that ReplicaSet makes what ran. */
    boolean ran(KubernetesObject replicaSet) {
        return there && !template.isEmpty() && template.equals(Template.hashOfPods(replicaSet));
    }
}
