package dev.workflow.network;

import dev.workflow.app.AppName;
import dev.workflow.endpoint.ServiceName;
import dev.workflow.gateway.Listener;
import dev.workflow.gateway.Listeners;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.certificate.Certificate;
import dev.workflow.persistence.certificate.SecureDomain;
import dev.workflow.persistence.domain.Domain;
import dev.workflow.persistence.endpoint.Service;
import dev.workflow.persistence.gateway.Gateway;
import dev.workflow.persistence.route.Route;
import dev.workflow.persistence.route.RouteParent;
import dev.workflow.process.ProcessType;
import dev.workflow.route.RouteKind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rows of an app mean for its network (kubernetes.md §6).
 *
 * @param automatic whether the app gets its certificates by itself
 */
record SpecOfRows(App app, boolean automatic, List<Domain> domains, List<Certificate> certificates) {

    List<NetworkSpec.Service> services(List<Service> rows) {
        return rows.stream()
                .map(row -> new NetworkSpec.Service(
                        ServiceName.of(app, row.getPtype()), new ProcessType(row.getPtype()), row.getPorts()))
                .toList();
    }

    /** With the listeners that the API shows, under the same names. Those without any are left out. */
    List<NetworkSpec.Gateway> gateways(List<Gateway> rows) {
        Listeners listeners = new Listeners(app.getId(), secureDomains());
        return rows.stream()
                .map(row -> new NetworkSpec.Gateway(row.getName(), listeners.of(row.getPorts())))
                .filter(gateway -> !gateway.listeners().isEmpty())
                .toList();
    }

    private List<SecureDomain> secureDomains() {
        Map<Long, String> names = new HashMap<>();
        certificates.forEach(certificate -> names.put(certificate.getId().orElseThrow(), certificate.getName()));
        return domains.stream()
                .map(domain -> new SecureDomain(
                        domain.getDomain(), domain.getCertificate().map(names::get), automatic))
                .filter(domain -> automatic || domain.certificate().isPresent())
                .toList();
    }

    List<NetworkSpec.Route> routes(List<Route> rows, List<NetworkSpec.Gateway> gateways) {
        Map<String, List<Listener>> listeners = new LinkedHashMap<>();
        gateways.forEach(gateway -> listeners.put(gateway.name(), gateway.listeners()));
        return rows.stream().map(row -> route(row, listeners)).toList();
    }

    private NetworkSpec.Route route(Route row, Map<String, List<Listener>> listeners) {
        RouteKind kind = RouteKind.of(row.getKind());
        List<NetworkSpec.Parent> parents = row.getParents().stream()
                .flatMap(parent -> listeners.getOrDefault(parent.name(), List.of()).stream()
                        .filter(listener -> carries(kind, parent, listener))
                        .map(listener -> new NetworkSpec.Parent(parent.name(), listener)))
                .toList();
        return new NetworkSpec.Route(
                row.getName(), kind, new ProcessType(row.getPtype()), parents, hosts(row.getPtype()), row.getRules());
    }

    private static boolean carries(RouteKind kind, RouteParent parent, Listener listener) {
        return listener.port() == parent.port() && kind.fits(listener.protocol().name());
    }

    private List<NetworkSpec.Host> hosts(String type) {
        Map<String, String> secrets = new HashMap<>();
        secureDomains().forEach(domain -> secrets.put(domain.domain(), Listeners.secret(app.getId(), domain)));
        return domains.stream()
                .filter(domain -> domain.getPtype().equals(type))
                .map(domain ->
                        new NetworkSpec.Host(domain.getDomain(), Optional.ofNullable(secrets.get(domain.getDomain()))))
                .toList();
    }

    AppName name() {
        return new AppName(app.getId());
    }
}
