package dev.workflow.engine.kubernetes;

import com.google.gson.JsonObject;
import dev.workflow.engine.kubernetes.object.Fingerprint;
import dev.workflow.kubernetes.KubernetesObject;

/**
 * Deployments as they are sent: with the hash of what their pods are made from, which tells a change of the pods from a
 * change of their number, and during a rollout with a note of what was before.
 */
final class Template {

    private static final String ANNOTATION = "workflow/template";

    /**
     * New pods do not count as available for so long, so that no old one is stopped for them: a rollout of several process
     * types begins to replace when the new ones of all types are ready.
     */
    private static final int HOLD_SECONDS = 86_400;

    private Template() {}

    /** Of the pods of a Deployment that was sent; empty for one of another's. */
    static String hash(KubernetesObject deployment) {
        return deployment.annotations().getOrDefault(ANNOTATION, "");
    }

    static boolean held(KubernetesObject deployment) {
        return deployment.number("spec", "minReadySeconds") == HOLD_SECONDS;
    }

    /** The same of a Deployment's or ReplicaSet's pods themselves. */
    static String hashOfPods(KubernetesObject owner) {
        return owner.texts("spec", "template", "metadata", "annotations").getOrDefault(ANNOTATION, "");
    }

    /** As it is to be in the end. */
    static KubernetesObject marked(KubernetesObject rendered) {
        JsonObject json = rendered.json();
        JsonObject pods = json.getAsJsonObject("spec").getAsJsonObject("template");
        String hash = Fingerprint.hash(pods);
        annotations(json).addProperty(ANNOTATION, hash);
        annotations(pods).addProperty(ANNOTATION, hash);
        return KubernetesObject.of(json);
    }

    static KubernetesObject noted(KubernetesObject marked, Before before) {
        JsonObject json = marked.json();
        note(json, "begun", before);
        return KubernetesObject.of(json);
    }

    /** With as many new pods as one batch has, beside all the old ones. */
    static KubernetesObject held(KubernetesObject marked, Before before) {
        JsonObject json = marked.json();
        JsonObject spec = json.getAsJsonObject("spec");
        note(json, "held", before);
        spec.addProperty("replicas", before.replicas());
        spec.addProperty("minReadySeconds", HOLD_SECONDS);
        spec.addProperty("progressDeadlineSeconds", Integer.MAX_VALUE);
        return KubernetesObject.of(json);
    }

    /** As before, from the ReplicaSet that ran then. */
    static KubernetesObject back(KubernetesObject marked, Before before, KubernetesObject replicaSet) {
        JsonObject json = marked.json();
        JsonObject spec = json.getAsJsonObject("spec");
        JsonObject template = replicaSet.json().getAsJsonObject("spec").getAsJsonObject("template");
        template.getAsJsonObject("metadata").getAsJsonObject("labels").remove("pod-template-hash");
        spec.add("template", template);
        spec.addProperty("replicas", before.replicas());
        annotations(json).addProperty(ANNOTATION, before.template());
        annotations(json).addProperty(Fingerprint.ANNOTATION, "went-back");
        return KubernetesObject.of(json);
    }

    /** The same pods, as many as before. */
    static KubernetesObject back(KubernetesObject marked, Before before) {
        JsonObject json = marked.json();
        json.getAsJsonObject("spec").addProperty("replicas", before.replicas());
        annotations(json).addProperty(Fingerprint.ANNOTATION, "went-back");
        return KubernetesObject.of(json);
    }

    private static void note(JsonObject json, String stage, Before before) {
        JsonObject annotations = annotations(json);
        annotations.addProperty(Before.ANNOTATION, before.text());
        String whole = annotations.get(Fingerprint.ANNOTATION).getAsString();
        annotations.addProperty(Fingerprint.ANNOTATION, stage + "-" + whole);
    }

    private static JsonObject annotations(JsonObject json) {
        JsonObject metadata = json.getAsJsonObject("metadata");
        if (!metadata.has("annotations")) {
            metadata.add("annotations", new JsonObject());
        }
        return metadata.getAsJsonObject("annotations");
    }
}
