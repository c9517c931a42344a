package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.util.List;

/** Binds volume claims, unless a test says that there is no storage, and protects those that pods use. */
final class ClaimBinder implements Controller {

    private static final String PROTECTION = "kubernetes.io/pvc-protection";

    private final Api api;
    private final EventLog events;
    private volatile boolean storage = true;

    ClaimBinder(Api api) {
        this.api = api;
        this.events = new EventLog(api, "persistentvolume-controller");
    }

    void storage(boolean there) {
        storage = there;
    }

    @Override
    public void reconcile() {
        for (JsonObject claim : api.etcd().list(Resource.VOLUME_CLAIM, "")) {
            if (Metadata.deleted(claim)) {
                release(claim);
            } else if (!"Bound".equals(Tree.text(claim, "status", "phase"))) {
                bind(claim);
            }
        }
    }

    private void bind(JsonObject claim) {
        if (!storage) {
            events.normal(
                    claim,
                    "FailedBinding",
                    "no persistent volumes available for this claim and no storage class is set");
            return;
        }
        JsonObject named = api.change(
                Resource.VOLUME_CLAIM,
                Metadata.namespace(claim),
                Metadata.name(claim),
                old -> {
                    Tree.set(old, "pvc-" + Metadata.uid(old), "spec", "volumeName");
                    return old;
                },
                Write.by("kube-controller-manager"));
        JsonObject status = new JsonObject();
        status.addProperty("phase", "Bound");
        status.add("accessModes", Tree.array(claim, "spec", "accessModes"));
        Tree.set(status, Tree.text(claim, "spec", "resources", "requests", "storage"), "capacity", "storage");
        Status.write(api, Resource.VOLUME_CLAIM, named, status);
    }

    private void release(JsonObject claim) {
        boolean used = api.etcd().list(Resource.POD, Metadata.namespace(claim)).stream()
                .filter(pod -> !Pods.over(pod))
                .flatMap(pod -> Tree.objects(pod, "spec", "volumes").stream())
                .anyMatch(
                        volume -> Metadata.name(claim).equals(Tree.text(volume, "persistentVolumeClaim", "claimName")));
        List<String> finalizers = Metadata.finalizers(claim);
        if (!used && finalizers.contains(PROTECTION)) {
            JsonArray left = Tree.list(
                    finalizers.stream().filter(one -> !PROTECTION.equals(one)).toList());
            api.change(
                    Resource.VOLUME_CLAIM,
                    Metadata.namespace(claim),
                    Metadata.name(claim),
                    old -> {
                        Tree.set(old, left, "metadata", "finalizers");
                        return old;
                    },
                    Write.by("kube-controller-manager"));
        }
    }
}
