package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.workflow.kubernetes.Resource;

/** What is decided about an object besides its own content: namespace, service account, limits, quota. */
final class Admission {

    private static final String TOKEN = """
            {"projected":{"sources":[
              {"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},
              {"configMap":{"name":"kube-root-ca.crt","items":[{"key":"ca.crt","path":"ca.crt"}]}},
              {"downwardAPI":{"items":[
                {"path":"namespace","fieldRef":{"apiVersion":"v1","fieldPath":"metadata.namespace"}}]}}],
              "defaultMode":420}}
            """;

    private final Etcd etcd;
    private final Quotas quotas;
    private final LimitRanges ranges;
    private final NameSuffix suffixes;

    Admission(Etcd etcd, NameSuffix suffixes) {
        this.etcd = etcd;
        this.suffixes = suffixes;
        this.quotas = new Quotas(etcd);
        this.ranges = new LimitRanges(etcd);
    }

    /** @throws Refusal when the namespace takes nothing */
    void enter(Resource resource, JsonObject object) {
        if (!resource.namespaced()) {
            return;
        }
        String namespace = Metadata.namespace(object);
        JsonObject home = etcd.get(Resource.NAMESPACE, "", namespace)
                .orElseThrow(() -> Refusal.notFound(Resource.NAMESPACE, namespace));
        if (Metadata.deleted(home)) {
            String why = "unable to create new content in namespace " + namespace + " because it is being terminated";
            Refusal refusal = Refusal.forbidden(resource, Metadata.name(object), why);
            JsonObject cause = new JsonObject();
            cause.addProperty("reason", "NamespaceTerminating");
            cause.addProperty("message", "namespace " + namespace + " is being terminated");
            cause.addProperty("field", "metadata.namespace");
            JsonArray causes = new JsonArray();
            causes.add(cause);
            refusal.status().getAsJsonObject("details").add("causes", causes);
            throw refusal;
        }
    }

    /** Adds what pods get. */
    void complete(Resource resource, JsonObject object) {
        if (!resource.equals(Resource.POD)) {
            return;
        }
        ranges.fill(object);
        String namespace = Metadata.namespace(object);
        String account = Tree.text(object, "spec", "serviceAccountName");
        JsonObject found = etcd.get(Resource.SERVICE_ACCOUNT, namespace, account)
                .orElseThrow(() -> Refusal.forbidden(
                        resource,
                        Metadata.name(object),
                        "error looking up service account " + namespace + "/" + account + ": serviceaccount \""
                                + account + "\" not found"));
        JsonObject spec = Tree.object(object, "spec");
        if (said(spec, found)) {
            mountToken(spec);
        }
    }

    private static boolean said(JsonObject spec, JsonObject account) {
        if (spec.has("automountServiceAccountToken")) {
            return Tree.flag(spec, "automountServiceAccountToken");
        }
        return !account.has("automountServiceAccountToken") || Tree.flag(account, "automountServiceAccountToken");
    }

    private void mountToken(JsonObject spec) {
        String name = "kube-api-access-" + suffixes.random();
        JsonObject volume = new JsonObject();
        volume.addProperty("name", name);
        JsonParser.parseString(TOKEN)
                .getAsJsonObject()
                .entrySet()
                .forEach(entry -> volume.add(entry.getKey(), entry.getValue()));
        JsonArray volumes = Tree.array(spec, "volumes");
        volumes.add(volume);
        spec.add("volumes", volumes);
        for (String list : new String[] {"containers", "initContainers"}) {
            for (JsonObject container : Tree.objects(spec, list)) {
                JsonObject mount = new JsonObject();
                mount.addProperty("name", name);
                mount.addProperty("readOnly", true);
                mount.addProperty("mountPath", "/var/run/secrets/kubernetes.io/serviceaccount");
                JsonArray mounts = Tree.array(container, "volumeMounts");
                mounts.add(mount);
                container.add("volumeMounts", mounts);
            }
        }
    }

    /** @throws Refusal 403 when there is no room for it */
    void admit(Resource resource, JsonObject object) {
        if (resource.equals(Resource.POD)) {
            ranges.check(object);
        }
        if (resource.namespaced()) {
            quotas.admit(resource, object);
        }
    }
}
