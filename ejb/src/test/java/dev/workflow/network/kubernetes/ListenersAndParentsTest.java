package dev.workflow.network.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.gateway.GatewayProtocol;
import dev.workflow.kubernetes.Capabilities;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.network.NetworkSpec;
import dev.workflow.persistence.gateway.GatewayPort;
import dev.workflow.route.RouteKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever ports, domains and routes an app has, its objects fit together and to what the Gateway API takes. */
class ListenersAndParentsTest {

    private static final int MOST_NAMES = 16;
    private static final int MOST_PARENTS = 32;
    private static final Dialect DIALECT = new Dialect(
            new NetworkSettings("public", ""),
            new Capabilities(
                    "v1.36.2",
                    36,
                    Set.of(
                            "services/v1",
                            "secrets/v1",
                            "gateways.gateway.networking.k8s.io/v1",
                            "httproutes.gateway.networking.k8s.io/v1",
                            "tlsroutes.gateway.networking.k8s.io/v1",
                            "tcproutes.gateway.networking.k8s.io/v1",
                            "udproutes.gateway.networking.k8s.io/v1")));

    /** @param ports as the API lets them stand side by side: a number once, or twice with UDP */
    record Wishes(List<GatewayPort> ports, Map<String, Boolean> domains, boolean automatic, boolean enforced) {

        SampleNetwork network() {
            SampleNetwork network = new SampleNetwork("shop").gateway("shop", ports.toArray(GatewayPort[]::new));
            domains.forEach((name, secure) -> network.domain(name, secure ? new String[] {"main"} : new String[0]));
            for (RouteKind kind : RouteKind.values()) {
                GatewayPort[] at = ports.stream()
                        .filter(port -> kind.fits(port.protocol()))
                        .toArray(GatewayPort[]::new);
                network.route("to-" + kind.name().toLowerCase(java.util.Locale.ROOT), kind, at);
            }
            if (automatic) {
                network.automatic(SampleNetwork.ISSUER);
            }
            return enforced ? network.enforceHttps() : network;
        }
    }

    @Provide
    Arbitrary<Wishes> wishes() {
        Arbitrary<List<GatewayPort>> ports = Combinators.combine(
                        Arbitraries.of(80, 443, 8080, 1), Arbitraries.of(GatewayProtocol.class))
                .as((number, protocol) -> new GatewayPort(number, protocol.name()))
                .list()
                .ofMaxSize(8)
                .map(ListenersAndParentsTest::sideBySide);
        Arbitrary<Map<String, Boolean>> domains = Arbitraries.maps(
                        Combinators.combine(
                                        Arbitraries.of("", "*."),
                                        Arbitraries.strings()
                                                .withCharRange('a', 'z')
                                                .ofMinLength(1)
                                                .ofMaxLength(4))
                                .as((wild, label) -> wild + label + ".example.com"),
                        Arbitraries.of(true, false))
                .ofMaxSize(25);
        return Combinators.combine(ports, domains, Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as(Wishes::new);
    }

    private static List<GatewayPort> sideBySide(List<GatewayPort> wanted) {
        Map<String, GatewayPort> ports = new LinkedHashMap<>();
        wanted.forEach(port -> ports.putIfAbsent(port.port() + (port.protocol().equals("UDP") ? "/udp" : ""), port));
        return List.copyOf(ports.values());
    }

    private static List<KubernetesObject> objects(Wishes wishes, String kind) {
        return Rendering.of(wishes.network().spec(), DIALECT).objects().stream()
                .map(Wanted::object)
                .filter(object -> object.kind().endsWith(kind))
                .toList();
    }

    @Property(tries = 200)
    void listenersAreToldApart(@ForAll("wishes") Wishes wishes) {
        for (KubernetesObject gateway : objects(wishes, "Gateway")) {
            List<KubernetesObject> listeners = gateway.parts("spec", "listeners");
            assertThat(listeners).isNotEmpty();
            assertThat(listeners).extracting(listener -> listener.text("name")).doesNotHaveDuplicates();
            assertThat(listeners)
                    .extracting(
                            listener -> listener.number("port") + listener.text("protocol") + listener.text("hostname"))
                    .doesNotHaveDuplicates();
            for (KubernetesObject listener : listeners) {
                boolean encrypted = Set.of("HTTPS", "TLS").contains(listener.text("protocol"));
                assertThat(listener.at("tls").isPresent()).isEqualTo(encrypted);
                boolean named = listener.at("hostname").isPresent();
                assertThat(named && Set.of("TCP", "UDP").contains(listener.text("protocol")))
                        .isFalse();
            }
        }
    }

    @Property(tries = 200)
    void everyParentIsAListenerThatCarriesTheRoute(@ForAll("wishes") Wishes wishes) {
        Map<String, String> protocols = new LinkedHashMap<>();
        objects(wishes, "Gateway").forEach(gateway -> gateway.parts("spec", "listeners")
                .forEach(listener -> protocols.put(listener.text("name"), listener.text("protocol"))));
        for (KubernetesObject route : objects(wishes, "Route")) {
            List<KubernetesObject> parents = route.parts("spec", "parentRefs");
            assertThat(parents).hasSizeBetween(1, MOST_PARENTS);
            assertThat(parents).extracting(parent -> parent.text("sectionName")).doesNotHaveDuplicates();
            assertThat(route.words("spec", "hostnames")).hasSizeLessThanOrEqualTo(MOST_NAMES);
            RouteKind kind = RouteKind.of(route.kind());
            assertThat(parents).allMatch(parent -> kind.fits(protocols.getOrDefault(parent.text("sectionName"), "")));
        }
    }

    /** However a route is cut into parts: each of its names is at each listener that answers it, and nothing twice. */
    @Property(tries = 200)
    void noNameIsLostAtAnyListener(@ForAll("wishes") Wishes wishes) {
        NetworkSpec spec = wishes.network().spec();
        Map<String, String> listeners = new LinkedHashMap<>();
        spec.gateways().forEach(gateway -> gateway.listeners()
                .forEach(listener ->
                        listeners.put(listener.name(), listener.hostname().orElse(""))));
        List<KubernetesObject> routes = objects(wishes, "HTTPRoute");
        assertThat(routes).extracting(KubernetesObject::name).doesNotHaveDuplicates();
        Set<String> met = new HashSet<>();
        for (KubernetesObject route : routes) {
            for (String name : route.words("spec", "hostnames")) {
                route.parts("spec", "parentRefs")
                        .forEach(parent -> met.add(name + " at " + parent.text("sectionName")));
            }
        }
        assertThat(met).containsAll(expected(spec, listeners));
    }

    private static Set<String> expected(NetworkSpec spec, Map<String, String> listeners) {
        NetworkSpec.Route route = spec.routes().stream()
                .filter(one -> one.kind() == RouteKind.HTTP)
                .findFirst()
                .orElseThrow();
        boolean https =
                route.parents().stream().anyMatch(parent -> parent.listener().protocol() == GatewayProtocol.HTTPS);
        boolean enforced = spec.httpsEnforced()
                && https
                && route.hosts().stream().anyMatch(host -> host.secret().isPresent());
        Set<String> expected = new HashSet<>();
        for (NetworkSpec.Parent parent : route.parents()) {
            String name = parent.listener().name();
            boolean leadsToHttps = enforced
                    && parent.listener().protocol() == GatewayProtocol.HTTP
                    && parent.listener().port() == 80;
            expected.addAll(route.hosts().stream()
                    .filter(host -> !leadsToHttps || host.secret().isPresent())
                    .map(NetworkSpec.Host::name)
                    .filter(host ->
                            listeners.get(name).isEmpty() || listeners.get(name).equals(host))
                    .map(host -> host + " at " + name)
                    .collect(Collectors.toCollection(ArrayList::new)));
        }
        return expected;
    }
}
