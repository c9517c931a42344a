package dev.workflow.network.kubernetes;

import dev.workflow.gateway.Listener;
import dev.workflow.network.NetworkSpec;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Leaves out host names that Kubernetes does not take (those with an underscore): one of them would make it refuse the
 * whole gateway with all other names of the app.
 */
final class FittingNames {

    private static final String LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile("(?:\\*\\.)?" + LABEL + "(?:\\." + LABEL + ")*");

    private FittingNames() {}

    static NetworkSpec of(NetworkSpec spec, Rendering rendering) {
        new TreeSet<>(names(spec).filter(name -> !fits(name)).toList())
                .forEach(name -> rendering.complain(
                        "the domain " + name + " leads nowhere: Kubernetes takes no underscores in host names"));
        return new NetworkSpec(
                spec.app(),
                spec.ownHost(),
                spec.routable(),
                spec.httpsEnforced(),
                spec.services(),
                spec.gateways().stream().map(FittingNames::gateway).toList(),
                spec.routes().stream().map(FittingNames::route).toList(),
                spec.certificates(),
                spec.automatic()
                        .map(wanted -> new NetworkSpec.Automatic(
                                wanted.issuer(),
                                wanted.domains().stream()
                                        .filter(FittingNames::fits)
                                        .toList())));
    }

    private static Stream<String> names(NetworkSpec spec) {
        return Stream.of(
                        spec.gateways().stream()
                                .flatMap(gateway -> gateway.listeners().stream())
                                .flatMap(listener -> listener.hostname().stream()),
                        spec.routes().stream()
                                .flatMap(route -> route.hosts().stream().map(NetworkSpec.Host::name)),
                        spec.automatic().stream().flatMap(wanted -> wanted.domains().stream()))
                .flatMap(names -> names);
    }

    private static NetworkSpec.Gateway gateway(NetworkSpec.Gateway gateway) {
        List<Listener> fitting =
                gateway.listeners().stream().filter(FittingNames::fits).toList();
        return new NetworkSpec.Gateway(gateway.name(), fitting);
    }

    private static NetworkSpec.Route route(NetworkSpec.Route route) {
        return new NetworkSpec.Route(
                route.name(),
                route.kind(),
                route.type(),
                route.parents().stream()
                        .filter(parent -> fits(parent.listener()))
                        .toList(),
                route.hosts().stream().filter(host -> fits(host.name())).toList(),
                route.rules());
    }

    private static boolean fits(Listener listener) {
        return listener.hostname().map(FittingNames::fits).orElse(true);
    }

    private static boolean fits(String name) {
        return NAME.matcher(name).matches();
    }
}
