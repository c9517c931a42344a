package dev.workflow.network.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.network.GatewayAddress;
import dev.workflow.network.TlsEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What controllers have written into the status of an app's objects, out of the caches. */
record Statuses(Cluster cluster, AppName app) {

    Map<String, List<GatewayAddress>> ofGateways() {
        Map<String, List<GatewayAddress>> addresses = new LinkedHashMap<>();
        own(Resource.GATEWAY).forEach(gateway -> gateway.parts("status", "addresses")
                .forEach(address -> add(addresses, gateway.name(), address(address))));
        return addresses;
    }

    private static GatewayAddress address(KubernetesObject address) {
        String type = address.text("type");
        return new GatewayAddress(type.isEmpty() ? "IPAddress" : type, address.text("value"));
    }

    /** Of those gateways that the ingresses stand in for. */
    Map<String, List<GatewayAddress>> ofIngresses() {
        Map<String, List<GatewayAddress>> addresses = new LinkedHashMap<>();
        own(Resource.INGRESS).forEach(ingress -> ingress.parts("status", "loadBalancer", "ingress").stream()
                .flatMap(entry -> point(entry).stream())
                .forEach(address -> Stream.of(ingress.annotations()
                                .getOrDefault(IngressObjects.GATEWAYS, "")
                                .split(","))
                        .forEach(gateway -> add(addresses, gateway, address))));
        return addresses;
    }

    private static Optional<GatewayAddress> point(KubernetesObject entry) {
        if (!entry.text("ip").isEmpty()) {
            return Optional.of(new GatewayAddress("IPAddress", entry.text("ip")));
        }
        return Optional.of(entry.text("hostname"))
                .filter(name -> !name.isEmpty())
                .map(name -> new GatewayAddress("Hostname", name));
    }

    private static void add(Map<String, List<GatewayAddress>> all, String gateway, GatewayAddress address) {
        List<GatewayAddress> known = all.computeIfAbsent(gateway, name -> new ArrayList<>());
        if (!known.contains(address)) {
            known.add(address);
        }
    }

    /** Conditions of the issuer, the certificate and all requests for it, oldest first. */
    List<TlsEvent> ofCertificates() {
        return Stream.of(Resource.ISSUER, Resource.CERTIFICATE, Dialect.CERTIFICATE_REQUEST)
                .flatMap(resource -> own(resource).flatMap(object -> object.parts("status", "conditions").stream()
                        .map(condition -> event(resource.kind(), object.name(), condition))))
                .sorted(Comparator.comparing(TlsEvent::time))
                .toList();
    }

    private static TlsEvent event(String kind, String name, KubernetesObject condition) {
        return new TlsEvent(
                name,
                kind,
                condition.text("lastTransitionTime"),
                condition.text("type"),
                condition.text("status"),
                condition.text("message"));
    }

    /** cert-manager copies the labels of a certificate to its requests, so they are among the platform's own. */
    private Stream<KubernetesObject> own(Resource resource) {
        return Optional.of(resource).filter(cluster.capabilities()::serves).stream()
                .flatMap(kind -> KnownObjects.of(cluster, kind).stream())
                .flatMap(cache -> cache.in(app.value()).stream())
                .filter(object -> Labels.own(resource, app, object));
    }
}
