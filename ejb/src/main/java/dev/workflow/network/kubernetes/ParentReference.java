package dev.workflow.network.kubernetes;

import dev.workflow.network.NetworkSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/** How an object names the gateway it hangs on. */
final class ParentReference {

    private ParentReference() {}

    static Map<String, Object> of(String gateway) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("group", "gateway.networking.k8s.io");
        reference.put("kind", "Gateway");
        reference.put("name", gateway);
        return reference;
    }

    static Map<String, Object> of(NetworkSpec.Parent parent) {
        Map<String, Object> reference = of(parent.gateway());
        reference.put("sectionName", parent.listener().name());
        return reference;
    }
}
