package dev.workflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.endpoint.EndpointService;
import dev.workflow.endpoint.PortNumber;
import dev.workflow.endpoint.ServiceProtocol;
import dev.workflow.endpoint.ServiceView;
import dev.workflow.persistence.endpoint.ServicePort;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.route.RouteParent;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import dev.workflow.release.Tenants;
import dev.workflow.route.RouteKind;
import dev.workflow.route.RouteParents;
import dev.workflow.route.RouteService;
import dev.workflow.route.RouteView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services, gateways and routes of an app, as one sets them up by hand (api.md §6, model.md §10). */
class NetworkTest {

    private static final ProcessType WEB = ProcessType.WEB;

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");

    @BeforeEach
    void app() {
        tenants.app(ada, "shop");
    }

    private boolean service(ProcessType type, int port, ServiceProtocol protocol, int target) {
        return tenants.container.call(
                EndpointService.class,
                services -> services.add(ada, "shop", type, new PortNumber(port), protocol, new PortNumber(target)));
    }

    private void removeService(ProcessType type, int port, ServiceProtocol protocol) {
        tenants.container.run(
                EndpointService.class, services -> services.remove(ada, "shop", type, new PortNumber(port), protocol));
    }

    private List<ServiceView> services() {
        return tenants.container.call(EndpointService.class, services -> services.list(ada, "shop"));
    }

    private void gateway(String name, int port, GatewayProtocol protocol) {
        tenants.container.run(
                GatewayService.class,
                gateways -> gateways.add(ada, "shop", new ObjectName(name), new PortNumber(port), protocol));
    }

    private void removeGateway(String name, int port, GatewayProtocol protocol) {
        tenants.container.run(
                GatewayService.class, gateways -> gateways.remove(ada, "shop", name, new PortNumber(port), protocol));
    }

    private List<GatewayView> gateways() {
        return tenants.container
                .call(GatewayService.class, gateways -> gateways.list(ada, "shop", Tenants.ALL))
                .items();
    }

    private void route(String name, RouteKind kind, int port) {
        tenants.container.run(
                RouteService.class,
                routes -> routes.add(ada, "shop", new ObjectName(name), WEB, kind, new PortNumber(port)));
    }

    private void attach(String name, String gateway, int port) {
        tenants.container.run(
                RouteParents.class, routes -> routes.attach(ada, "shop", name, gateway, new PortNumber(port)));
    }

    private void detach(String name, String gateway, int port) {
        tenants.container.run(
                RouteParents.class, routes -> routes.detach(ada, "shop", name, gateway, new PortNumber(port)));
    }

    private void rules(String name, Object rules) {
        tenants.container.run(RouteService.class, routes -> routes.setRules(ada, "shop", name, rules));
    }

    private List<RouteView> routes() {
        return tenants.container
                .call(RouteService.class, routes -> routes.list(ada, "shop", Tenants.ALL))
                .items();
    }

    private static void refused(int status, String text, ThrowingCallable call) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(call)
                .withMessage(text)
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(status));
    }

    private static Map<String, Object> backend(String service, int port) {
        return Map.of("name", service, "port", BigDecimal.valueOf(port));
    }

    @Test
    void aServiceGrowsPortByPort() {
        assertThat(service(WEB, 80, ServiceProtocol.TCP, 5000)).isTrue();
        assertThat(service(WEB, 443, ServiceProtocol.UDP, 5001)).isFalse();
        assertThat(service(new ProcessType("worker"), 80, ServiceProtocol.TCP, 6000))
                .isTrue();
        refused(400, "port is occupied", () -> service(WEB, 80, ServiceProtocol.UDP, 7000));
        assertThat(services())
                .containsExactly(
                        new ServiceView(
                                "shop-worker.shop.svc.cluster.local",
                                List.of(new ServicePort(80, "TCP", 6000)),
                                "worker"),
                        new ServiceView(
                                "shop.shop.svc.cluster.local",
                                List.of(new ServicePort(80, "TCP", 5000), new ServicePort(443, "UDP", 5001)),
                                "web"));
    }

    @Test
    void aServiceGoesWithItsLastPortAndTakesItsRoutes() {
        service(WEB, 80, ServiceProtocol.TCP, 5000);
        service(WEB, 81, ServiceProtocol.TCP, 5000);
        route("one", RouteKind.HTTP, 80);
        removeService(WEB, 99, ServiceProtocol.TCP);
        removeService(WEB, 80, ServiceProtocol.UDP);
        removeService(WEB, 80, ServiceProtocol.TCP);
        assertThat(routes()).hasSize(1);
        removeService(WEB, 81, ServiceProtocol.TCP);
        assertThat(services()).isEmpty();
        assertThat(routes()).isEmpty();
        refused(404, "No Service matches the given query.", () -> removeService(WEB, 81, ServiceProtocol.TCP));
    }

    @Test
    void onlyUdpSharesANumber() {
        gateway("front", 443, GatewayProtocol.HTTP);
        gateway("front", 443, GatewayProtocol.UDP);
        refused(400, "port is occupied", () -> gateway("front", 443, GatewayProtocol.TCP));
        refused(400, "port is occupied", () -> gateway("front", 443, GatewayProtocol.UDP));
        gateway("other", 443, GatewayProtocol.TCP);
        assertThat(gateways()).extracting(GatewayView::name).containsExactly("other", "front");
        assertThat(gateways().get(1).listeners()).extracting(Listener::name).containsExactly("tcp-443-0", "udp-443-0");
    }

    @Test
    void aGatewayGoesWithItsLastListener() {
        gateway("front", 80, GatewayProtocol.HTTP);
        gateway("front", 443, GatewayProtocol.HTTPS);
        refused(400, "no matching listener exists", () -> removeGateway("front", 80, GatewayProtocol.TCP));
        refused(404, "No Gateway matches the given query.", () -> removeGateway("no", 80, GatewayProtocol.HTTP));
        removeGateway("front", 80, GatewayProtocol.HTTP);
        assertThat(gateways()).isEmpty();
    }

    @Test
    void aRouteLeadsToAPortOfAService() {
        refused(404, "No Service matches the given query.", () -> route("one", RouteKind.HTTP, 80));
        service(WEB, 80, ServiceProtocol.TCP, 5000);
        refused(
                400,
                "this route does not match services. please add service first.",
                () -> route("one", RouteKind.HTTP, 81));
        route("one", RouteKind.HTTP, 80);
        refused(400, "this route one already exists", () -> route("one", RouteKind.TCP, 80));
        RouteView route = routes().get(0);
        assertThat(route.kind()).isEqualTo("HTTPRoute");
        assertThat(route.parents()).isEmpty();
        Map<?, ?> backend = (Map<?, ?>) ((List<?>) route.rules().get(0).get("backendRefs")).get(0);
        assertThat(backend.get("name")).isEqualTo("shop");
        assertThat(backend.get("port")).hasToString("80");
        assertThat(backend.get("weight")).hasToString("100");
        assertThat(backend.get("kind")).isEqualTo("Service");
    }

    @Test
    void aRouteHangsWhereItFits() {
        service(WEB, 80, ServiceProtocol.TCP, 5000);
        route("one", RouteKind.HTTP, 80);
        route("two", RouteKind.HTTP, 80);
        refused(400, "this gateway front does not exist", () -> attach("one", "front", 80));
        gateway("front", 80, GatewayProtocol.HTTP);
        gateway("front", 443, GatewayProtocol.HTTPS);
        gateway("front", 5432, GatewayProtocol.TCP);
        String missing = "listener does not exist, please add gateway listener first.";
        refused(400, missing, () -> attach("one", "front", 81));
        refused(400, missing, () -> attach("one", "front", 5432));
        attach("one", "front", 80);
        attach("one", "front", 443);
        attach("two", "front", 80);
        refused(400, "gateway and port already exist in this route", () -> attach("one", "front", 80));
        detach("one", "front", 80);
        refused(400, "gateway and port do not exist in this route", () -> detach("one", "front", 80));
        assertThat(routes().get(1).parents()).containsExactly(new RouteParent("front", 443));
        refused(404, "No Route matches the given query.", () -> attach("three", "front", 80));
    }

    @Test
    void onlyHttpSharesAListener() {
        service(WEB, 80, ServiceProtocol.TCP, 5000);
        gateway("front", 5432, GatewayProtocol.TCP);
        route("one", RouteKind.TCP, 80);
        route("two", RouteKind.TCP, 80);
        attach("one", "front", 5432);
        refused(400, "this listener has already been referenced", () -> attach("two", "front", 5432));
        detach("one", "front", 5432);
        attach("two", "front", 5432);
    }

    @Test
    void aTlsRouteHangsOnATlsPort() {
        service(WEB, 80, ServiceProtocol.TCP, 5000);
        gateway("front", 853, GatewayProtocol.TLS);
        gateway("front", 854, GatewayProtocol.TCP);
        route("one", RouteKind.TLS, 80);
        attach("one", "front", 853);
        refused(400, "listener does not exist, please add gateway listener first.", () -> attach("one", "front", 854));
    }

    @Test
    void rulesLeadToTheOwnServiceOnly() {
        service(WEB, 80, ServiceProtocol.TCP, 5000);
        service(new ProcessType("worker"), 80, ServiceProtocol.TCP, 5000);
        route("one", RouteKind.HTTP, 80);
        rules("one", List.of(Map.of("backendRefs", List.of(backend("shop", 80)))));
        String foreign = "backendRefs associated with incorrect service";
        for (List<Map<String, Object>> backends : List.<List<Map<String, Object>>>of(
                List.of(backend("shop-worker", 80)),
                List.of(backend("shop", 81)),
                List.of(backend("shop", 80), backend("other", 80)),
                List.of(Map.of("name", "shop")),
                List.of(Map.of("name", "shop", "port", BigDecimal.valueOf(80), "namespace", "other")),
                List.of(Map.of("name", "shop", "port", BigDecimal.valueOf(80), "kind", "Secret")),
                List.of())) {
            refused(400, foreign, () -> rules("one", List.of(Map.of("backendRefs", backends))));
        }
        refused(400, foreign, () -> rules("one", List.of(Map.of())));
        assertThat(routes().get(0).rules().get(0).get("backendRefs")).asList().hasSize(1);
    }

    /** Upstream fails on it with 500. */
    @Test
    void aRedirectNeedsNoBackend() {
        service(WEB, 80, ServiceProtocol.TCP, 5000);
        route("one", RouteKind.HTTP, 80);
        rules("one", List.of(Map.of("filters", List.of(Map.of("type", "RequestRedirect")))));
        assertThat(routes().get(0).rules()).hasToString("[{filters=[{type=RequestRedirect}]}]");
    }

    @Test
    void nobodyElseSeesOrChangesThem() {
        Caller bob = tenants.account("bob");
        String forbidden = "You do not have permission to perform this action.";
        service(WEB, 80, ServiceProtocol.TCP, 5000);
        refused(
                403,
                forbidden,
                () -> tenants.container.run(EndpointService.class, services -> services.list(bob, "shop")));
        refused(
                403,
                forbidden,
                () -> tenants.container.run(GatewayService.class, gateways -> gateways.list(bob, "shop", Tenants.ALL)));
        refused(
                403,
                forbidden,
                () -> tenants.container.run(RouteService.class, routes -> routes.list(bob, "shop", Tenants.ALL)));
        refused(
                403,
                forbidden,
                () -> tenants.container.run(RouteService.class, routes -> routes.remove(bob, "shop", "one")));
    }
}
