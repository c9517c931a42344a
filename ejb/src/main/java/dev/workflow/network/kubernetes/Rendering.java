package dev.workflow.network.kubernetes;

import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.network.Complaint;
import dev.workflow.network.NetworkSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects of an app's network in the order in which they are made, and what cannot be expressed in them. Pure: the
 * same wishes give the same objects.
 */
final class Rendering {

    private final String namespace;
    private final List<Wanted> objects = new ArrayList<>();
    private final List<Complaint> complaints = new ArrayList<>();

    private Rendering(String namespace) {
        this.namespace = namespace;
    }

    static Rendering of(NetworkSpec wanted, Dialect dialect) {
        Rendering rendering = new Rendering(wanted.app().value());
        NetworkSpec spec = FittingNames.of(wanted, rendering);
        ServiceObjects.render(spec, rendering);
        CertificateObjects.render(spec, rendering);
        IssuerObjects.render(spec, dialect, rendering);
        switch (dialect.style()) {
            case GATEWAY -> {
                GatewayObjects.render(spec, dialect, rendering);
                RouteObjects.render(spec, dialect, rendering);
            }
            case INGRESS -> IngressObjects.render(spec, dialect, rendering);
            case UNDECIDED -> undecided(spec, rendering);
        }
        return rendering;
    }

    private static void undecided(NetworkSpec spec, Rendering rendering) {
        if (!spec.gateways().isEmpty()) {
            rendering.complain("gateways and routes are not made, because it is not said whose gateways they are: the"
                    + " platform's operator sets WORKFLOW_KUBERNETES_GATEWAY_CLASS to one of the cluster's gateway"
                    + " classes, or WORKFLOW_KUBERNETES_INGRESS_CLASS to do without the Gateway API");
        }
    }

    List<Wanted> objects() {
        return objects;
    }

    List<Complaint> complaints() {
        return complaints;
    }

    void complain(String text) {
        complaints.add(Complaint.lasting(text));
    }

    void add(Resource resource, Map<String, ?> metadata, Map<String, ?> content) {
        Map<String, Object> placed = new LinkedHashMap<>();
        placed.put("name", metadata.get("name"));
        placed.put("namespace", namespace);
        placed.putAll(metadata);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("apiVersion", resource.apiVersion());
        object.put("kind", resource.kind());
        object.put("metadata", placed);
        object.putAll(content);
        objects.add(new Wanted(resource, KubernetesObject.of(object)));
    }
}
