package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.certificate.Attachments;
import dev.workflow.certificate.CertificateName;
import dev.workflow.certificate.CertificateService;
import dev.workflow.certificate.TestCertificate;
import dev.workflow.domain.DomainService;
import dev.workflow.endpoint.EndpointService;
import dev.workflow.endpoint.ServiceView;
import dev.workflow.gateway.GatewayService;
import dev.workflow.gateway.GatewayView;
import dev.workflow.gateway.Listener;
import dev.workflow.operation.Kind;
import dev.workflow.operation.Ledger;
import dev.workflow.operation.OperationView;
import dev.workflow.persistence.endpoint.ServicePort;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.operation.Operation.State;
import dev.workflow.persistence.route.RouteParent;
import dev.workflow.route.RouteService;
import dev.workflow.route.RouteView;
import dev.workflow.tls.TlsService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a deploy of web processes leaves behind for the network (model.md §10). */
class DefaultIngressTest {

    private static final String WORKER = "here:8080/boot";

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");

    @BeforeEach
    void app() {
        tenants.app(ada, "shop");
    }

    private void deploy(String... types) {
        int version = tenants.publish(ada, "shop", "abc");
        finishDeploys(version, Set.of(types));
    }

    private void finishDeploys(int version, Set<String> types) {
        OperationView deploy = tenants.operations("shop").stream()
                .filter(operation -> operation.kind() == Kind.DEPLOY && operation.state() == State.WAITING)
                .reduce((newer, older) -> older)
                .orElseThrow();
        tenants.container.run(Ledger.class, ledger -> ledger.claim(deploy.uuid(), WORKER));
        Plan plan = tenants.container.call(Rollouts.class, rollouts -> rollouts.plan(only(types, deploy)));
        tenants.container.run(Rollouts.class, rollouts -> rollouts.succeeded(deploy.uuid(), WORKER, version, plan));
    }

    /** The deploy as if it had been asked for some process types. */
    private static OperationView only(Set<String> types, OperationView deploy) {
        Map<String, Object> payload = new HashMap<>(deploy.payload());
        payload.put(Deployments.TYPES, List.copyOf(types));
        return new OperationView(
                deploy.uuid(),
                deploy.app(),
                deploy.kind(),
                deploy.actor(),
                deploy.state(),
                deploy.attempt(),
                deploy.cause(),
                deploy.hint(),
                payload,
                deploy.releaseBefore(),
                deploy.releaseAfter(),
                deploy.created(),
                deploy.started(),
                deploy.ended());
    }

    private List<ServiceView> services() {
        return tenants.container.call(EndpointService.class, services -> services.list(ada, "shop"));
    }

    private List<GatewayView> gateways() {
        return tenants.container
                .call(GatewayService.class, gateways -> gateways.list(ada, "shop", Tenants.ALL))
                .items();
    }

    private RouteView route() {
        return tenants.container
                .call(RouteService.class, routes -> routes.list(ada, "shop", Tenants.ALL))
                .items()
                .get(0);
    }

    private void domain(String name) {
        tenants.container.run(DomainService.class, domains -> domains.add(ada, "shop", name, "web"));
    }

    private void automatic(boolean on) {
        TlsService.Change change = new TlsService.Change(Optional.empty(), Optional.of(on), Optional.empty());
        tenants.container.run(TlsService.class, tls -> tls.change(ada, "shop", change));
    }

    @Test
    void theFirstDeployOfWebMakesServiceGatewayAndRoute() {
        assertThat(services()).isEmpty();
        deploy();
        assertThat(services())
                .containsExactly(new ServiceView(
                        "shop.shop.svc.cluster.local", List.of(new ServicePort(80, "TCP", 5000)), "web"));
        assertThat(gateways()).extracting(GatewayView::name, GatewayView::owner).hasToString("[(\"shop\", \"ada\")]");
        assertThat(gateways().get(0).listeners()).extracting(Listener::name).containsExactly("tcp-80-0");
        assertThat(route().name()).isEqualTo("shop");
        assertThat(route().kind()).isEqualTo("HTTPRoute");
        assertThat(route().parents()).containsExactly(new RouteParent("shop", 80));
        assertThat(route().rules()).hasSize(1);
        assertThat(route().rules().get(0).get("backendRefs")).asString().contains("name=shop", "port=80", "weight=100");
        Map<String, Integer> structure =
                tenants.container.call(Rollouts.class, rollouts -> rollouts.structure(tenants.ref("shop")));
        assertThat(structure).containsEntry("web", 1);
    }

    @Test
    void laterDeploysFollowThePortAndMakeNothingTwice() {
        deploy();
        tenants.configure(ada, "shop", Map.of("values", Map.of("PORT", "8080")));
        finishDeploys(3, Set.of());
        assertThat(services()).hasSize(1);
        assertThat(services().get(0).ports()).containsExactly(new ServicePort(80, "TCP", 8080));
        assertThat(gateways()).hasSize(1);
    }

    @Test
    void aDeployOfOtherProcessesMakesNothing() {
        deploy("worker");
        assertThat(services()).isEmpty();
        assertThat(gateways()).isEmpty();
    }

    @Test
    void anAttachedCertificateBringsHttpsAndTakesItAway() {
        deploy();
        domain("shop.example.com");
        domain("www.example.com");
        assertThat(route().parents()).containsExactly(new RouteParent("shop", 80));
        TestCertificate made = TestCertificate.forHosts("shop.example.com");
        tenants.container.run(
                CertificateService.class,
                service -> service.add(ada, "shop", new CertificateName("main"), made.pem(), made.key()));
        tenants.container.run(Attachments.class, service -> service.attach(ada, "shop", "main", "shop.example.com"));
        assertThat(gateways().get(0).listeners())
                .extracting(Listener::name)
                .containsExactly("tcp-80-1", "tcp-80-0", "mix-443-1");
        assertThat(gateways().get(0).listeners().get(2).secret()).contains("main-certificate");
        assertThat(route().parents()).containsExactly(new RouteParent("shop", 80), new RouteParent("shop", 443));

        tenants.container.run(CertificateService.class, service -> service.remove(ada, "shop", "main"));
        assertThat(gateways().get(0).listeners()).extracting(Listener::name).containsExactly("tcp-80-0");
        assertThat(route().parents()).containsExactly(new RouteParent("shop", 80));
    }

    @Test
    void automaticCertificatesBringHttpsOnceThereIsADomain() {
        deploy();
        automatic(true);
        assertThat(route().parents()).containsExactly(new RouteParent("shop", 80));
        domain("shop.example.com");
        assertThat(route().parents()).contains(new RouteParent("shop", 443));
        assertThat(gateways().get(0).listeners().get(2).secret()).contains("shop-auto-tls");
        tenants.container.run(DomainService.class, domains -> domains.remove(ada, "shop", "shop.example.com"));
        assertThat(route().parents()).containsExactly(new RouteParent("shop", 80));
        domain("shop.example.com");
        automatic(false);
        assertThat(route().parents()).containsExactly(new RouteParent("shop", 80));
    }

    /** Two certificates and one domain made before the first deploy: HTTPS is there from the start. */
    @Test
    void theFirstDeployBringsHttpsWhenADomainHasTlsAlready() {
        automatic(true);
        domain("shop.example.com");
        assertThat(gateways()).isEmpty();
        deploy();
        assertThat(route().parents()).contains(new RouteParent("shop", 443));
    }
}
