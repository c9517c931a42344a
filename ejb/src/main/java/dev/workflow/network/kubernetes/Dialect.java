package dev.workflow.network.kubernetes;

import dev.workflow.kubernetes.Capabilities;
import dev.workflow.kubernetes.Resource;
import dev.workflow.route.RouteKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** In which kinds of objects one talks to a certain cluster about networks. */
record Dialect(NetworkSettings settings, Capabilities capabilities) {

    static final Resource CERTIFICATE_REQUEST =
            Resource.of("cert-manager.io", "v1", "CertificateRequest", "certificaterequests");
    static final Resource GATEWAY_CLASS =
            new Resource("gateway.networking.k8s.io", "v1", "GatewayClass", "gatewayclasses", false);

    private static final String GATEWAY_API = "gateway.networking.k8s.io";

    /** The younger kinds of routes reached v1 one after the other. */
    private static final List<String> VERSIONS = List.of("v1", "v1beta1", "v1alpha3", "v1alpha2");

    /** What leads to apps from outside of the cluster. */
    enum Style {
        GATEWAY,
        INGRESS,
        /** There is the Gateway API, but nobody said whose gateways they are. */
        UNDECIDED
    }

    Style style() {
        if (!capabilities.serves(Resource.GATEWAY)) {
            return Style.INGRESS;
        }
        if (!settings.gatewayClass().isEmpty()) {
            return Style.GATEWAY;
        }
        return settings.ingressClass().isEmpty() ? Style.UNDECIDED : Style.INGRESS;
    }

    /** In the newest version that the cluster serves; empty when it knows no such routes. */
    Optional<Resource> route(RouteKind kind) {
        String plural = kind.wire().toLowerCase(Locale.ROOT) + "s";
        return VERSIONS.stream()
                .map(version -> Resource.of(GATEWAY_API, version, kind.wire(), plural))
                .filter(capabilities::serves)
                .findFirst();
    }

    boolean certManager() {
        return capabilities.serves(Resource.ISSUER) && capabilities.serves(Resource.CERTIFICATE);
    }

    /** All kinds that an app's network is made of, as far as the cluster has them. */
    List<Resource> kinds() {
        List<Resource> kinds = new ArrayList<>();
        Stream.of(Resource.SERVICE, Resource.SECRET, Resource.ISSUER, Resource.CERTIFICATE)
                .filter(capabilities::serves)
                .forEach(kinds::add);
        Stream.of(RouteKind.values()).flatMap(kind -> route(kind).stream()).forEach(kinds::add);
        Stream.of(Resource.GATEWAY, Resource.INGRESS)
                .filter(capabilities::serves)
                .forEach(kinds::add);
        return kinds;
    }
}
