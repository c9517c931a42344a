package dev.workflow.network.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.gateway.Listener;
import dev.workflow.gateway.Listeners;
import dev.workflow.network.NetworkSpec;
import dev.workflow.persistence.certificate.SecureDomain;
import dev.workflow.persistence.endpoint.ServicePort;
import dev.workflow.persistence.gateway.GatewayPort;
import dev.workflow.process.ProcessType;
import dev.workflow.route.RouteKind;
import dev.workflow.route.RouteRules;
import dev.workflow.tls.Issuer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The network of an app, put together step by step as its user would. */
final class SampleNetwork {

    static final Issuer ISSUER = new Issuer("ada@example.com", "https://acme.example.com/directory", "", "");

    private final String app;
    private final Map<String, Optional<String>> domains = new LinkedHashMap<>();
    private final Map<String, List<GatewayPort>> gateways = new LinkedHashMap<>();
    private final List<NetworkSpec.Service> services = new ArrayList<>();
    private final List<NetworkSpec.Certificate> certificates = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private boolean routable = true;
    private boolean enforced;
    private Optional<Issuer> issuer = Optional.empty();

    private record Route(
            String name, RouteKind kind, ProcessType type, List<GatewayPort> at, List<Map<String, Object>> rules) {}

    SampleNetwork(String app) {
        this.app = app;
    }

    /** What the first deploy of web processes leaves. */
    static SampleNetwork web(String app) {
        return new SampleNetwork(app)
                .service(app, ProcessType.WEB, new ServicePort(80, "TCP", 5000))
                .gateway(app, new GatewayPort(80, "HTTP"))
                .route(app, RouteKind.HTTP, new GatewayPort(80, "HTTP"));
    }

    SampleNetwork service(String name, ProcessType type, ServicePort... ports) {
        services.add(new NetworkSpec.Service(name, type, List.of(ports)));
        return this;
    }

    SampleNetwork gateway(String name, GatewayPort... ports) {
        gateways.put(name, List.of(ports));
        return this;
    }

    /** All domains lead to web. */
    SampleNetwork domain(String name, String... certificate) {
        domains.put(name, List.of(certificate).stream().findFirst());
        return this;
    }

    SampleNetwork certificate(String name, String chain, String key) {
        certificates.add(new NetworkSpec.Certificate(Listeners.secret(name), chain, key));
        return this;
    }

    /** Of web, at the app's own gateway, to port 80 of the app's own service. */
    SampleNetwork route(String name, RouteKind kind, GatewayPort... at) {
        return route(name, kind, RouteRules.standard(app, 80), at);
    }

    SampleNetwork route(String name, RouteKind kind, List<Map<String, Object>> rules, GatewayPort... at) {
        routes.removeIf(route -> route.name().equals(name));
        routes.add(new Route(name, kind, ProcessType.WEB, List.of(at), rules));
        return this;
    }

    SampleNetwork enforceHttps() {
        enforced = true;
        return this;
    }

    SampleNetwork unroutable() {
        routable = false;
        return this;
    }

    SampleNetwork automatic(Issuer by) {
        issuer = Optional.of(by);
        return this;
    }

    NetworkSpec spec() {
        List<SecureDomain> secure = new ArrayList<>();
        List<NetworkSpec.Host> hosts = new ArrayList<>();
        domains.forEach((name, certificate) -> {
            SecureDomain domain = new SecureDomain(name, certificate, issuer.isPresent());
            boolean has = issuer.isPresent() || certificate.isPresent();
            if (has) {
                secure.add(domain);
            }
            hosts.add(new NetworkSpec.Host(name, has ? Optional.of(Listeners.secret(app, domain)) : Optional.empty()));
        });
        Listeners listeners = new Listeners(app, secure);
        Map<String, List<Listener>> open = new LinkedHashMap<>();
        gateways.forEach((name, ports) -> open.put(name, listeners.of(ports)));
        return new NetworkSpec(
                new AppName(app),
                app + ".apps.example.com",
                routable,
                enforced,
                services,
                open.entrySet().stream()
                        .map(entry -> new NetworkSpec.Gateway(entry.getKey(), entry.getValue()))
                        .toList(),
                routes.stream()
                        .map(route -> new NetworkSpec.Route(
                                route.name(), route.kind(), route.type(), parents(route, open), hosts, route.rules()))
                        .toList(),
                certificates,
                issuer.map(by -> new NetworkSpec.Automatic(by, List.copyOf(domains.keySet()))));
    }

    private List<NetworkSpec.Parent> parents(Route route, Map<String, List<Listener>> open) {
        return route.at().stream()
                .flatMap(port -> open.getOrDefault(app, List.of()).stream()
                        .filter(listener -> listener.port() == port.port()
                                && listener.protocol().name().equals(port.protocol())))
                .map(listener -> new NetworkSpec.Parent(app, listener))
                .toList();
    }
}
