package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;

/** Writes what is used of quotas. */
final class QuotaStatus implements Controller {

    private final Api api;
    private final Quotas quotas;

    QuotaStatus(Api api) {
        this.api = api;
        this.quotas = new Quotas(api.etcd());
    }

    @Override
    public void reconcile() {
        for (JsonObject quota : api.etcd().list(Resource.RESOURCE_QUOTA, "")) {
            JsonObject status = quotas.status(quota);
            if (!status.equals(quota.get("status"))) {
                api.change(
                        Resource.RESOURCE_QUOTA,
                        Metadata.namespace(quota),
                        Metadata.name(quota),
                        old -> {
                            old.add("status", status);
                            return old;
                        },
                        Write.by("kube-controller-manager").status());
            }
        }
    }
}
