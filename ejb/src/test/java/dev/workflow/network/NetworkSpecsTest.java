package dev.workflow.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.app.AppName;
import dev.workflow.certificate.Attachments;
import dev.workflow.certificate.CertificateName;
import dev.workflow.certificate.CertificateService;
import dev.workflow.certificate.TestCertificate;
import dev.workflow.domain.DomainService;
import dev.workflow.endpoint.EndpointService;
import dev.workflow.endpoint.PortNumber;
import dev.workflow.endpoint.ServiceProtocol;
import dev.workflow.gateway.GatewayProtocol;
import dev.workflow.gateway.GatewayService;
import dev.workflow.gateway.ObjectName;
import dev.workflow.persistence.endpoint.ServicePort;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.process.ProcessType;
import dev.workflow.release.Tenants;
import dev.workflow.route.RouteKind;
import dev.workflow.route.RouteParents;
import dev.workflow.route.RouteService;
import dev.workflow.tls.Issuer;
import dev.workflow.tls.TlsService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the rows of an app become. */
class NetworkSpecsTest {

    private static final int STATEMENTS = 9;

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");

    @BeforeEach
    void app() {
        tenants.app(ada, "shop");
    }

    private Optional<NetworkSpec> read(String app) {
        return tenants.container.call(NetworkSpecs.class, specs -> specs.of(new AppName(app)));
    }

    private NetworkSpec spec() {
        return read("shop").orElseThrow();
    }

    private void web() {
        tenants.container.run(
                EndpointService.class,
                services -> services.add(
                        ada, "shop", ProcessType.WEB, new PortNumber(80), ServiceProtocol.TCP, new PortNumber(5000)));
        gateway("shop", 80, GatewayProtocol.HTTP);
        gateway("shop", 443, GatewayProtocol.HTTPS);
        route("shop", RouteKind.HTTP);
        attach("shop", "shop", 80);
        attach("shop", "shop", 443);
    }

    private void gateway(String name, int port, GatewayProtocol protocol) {
        tenants.container.run(
                GatewayService.class,
                gateways -> gateways.add(ada, "shop", new ObjectName(name), new PortNumber(port), protocol));
    }

    private void route(String name, RouteKind kind) {
        tenants.container.run(
                RouteService.class,
                routes -> routes.add(ada, "shop", new ObjectName(name), ProcessType.WEB, kind, new PortNumber(80)));
    }

    private void attach(String name, String gateway, int port) {
        tenants.container.run(
                RouteParents.class, routes -> routes.attach(ada, "shop", name, gateway, new PortNumber(port)));
    }

    private void domain(String name, String type) {
        tenants.container.run(DomainService.class, domains -> domains.add(ada, "shop", name, type));
    }

    private TestCertificate certificate(String name, String... hosts) {
        TestCertificate made = TestCertificate.forHosts(hosts);
        tenants.container.run(
                CertificateService.class,
                certs -> certs.add(ada, "shop", new CertificateName(name), made.pem(), made.key()));
        for (String host : hosts) {
            tenants.container.run(Attachments.class, service -> service.attach(ada, "shop", name, host));
        }
        return made;
    }

    private void tls(TlsService.Change change) {
        tenants.container.run(TlsService.class, service -> service.change(ada, "shop", change));
    }

    @Test
    void anAppThatIsGoneHasNone() {
        assertThat(read("nobody")).isEmpty();
    }

    @Test
    void anAppOfNothing() {
        NetworkSpec spec = spec();
        assertThat(spec.ownHost()).startsWith("shop.");
        assertThat(spec.routable()).isTrue();
        assertThat(spec.httpsEnforced()).isFalse();
        assertThat(spec.services()).isEmpty();
        assertThat(spec.gateways()).isEmpty();
        assertThat(spec.routes()).isEmpty();
        assertThat(spec.certificates()).isEmpty();
        assertThat(spec.automatic()).isEmpty();
    }

    @Test
    void everythingComesTogether() {
        domain("a.example.com", "web");
        domain("b.example.com", "web");
        domain("w.example.com", "worker");
        TestCertificate made = certificate("main", "a.example.com");
        web();
        tls(new TlsService.Change(Optional.of(true), Optional.empty(), Optional.empty()));
        NetworkSpec spec = spec();
        assertThat(spec.httpsEnforced()).isTrue();
        assertThat(spec.services())
                .containsExactly(
                        new NetworkSpec.Service("shop", ProcessType.WEB, List.of(new ServicePort(80, "TCP", 5000))));
        assertThat(spec.gateways().get(0).listeners())
                .extracting(listener -> listener.name())
                .containsExactly("tcp-80-1", "tcp-80-0", "mix-443-1");
        NetworkSpec.Route route = spec.routes().get(0);
        assertThat(route.parents())
                .extracting(parent -> parent.gateway() + "/" + parent.listener().name())
                .containsExactly("shop/tcp-80-1", "shop/tcp-80-0", "shop/mix-443-1");
        assertThat(route.hosts())
                .containsExactly(
                        new NetworkSpec.Host("a.example.com", Optional.of("main-certificate")),
                        new NetworkSpec.Host("b.example.com", Optional.empty()));
        assertThat(route.rules()).hasSize(1);
        assertThat(spec.certificates()).hasSize(1);
        assertThat(spec.certificates().get(0).secret()).isEqualTo("main-certificate");
        assertThat(spec.certificates().get(0).chain()).isEqualToIgnoringWhitespace(made.pem());
        assertThat(spec.certificates().get(0).key()).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(spec).asString().doesNotContain("BEGIN");
    }

    @Test
    void automaticCertificatesAreForAllDomains() {
        domain("a.example.com", "web");
        domain("w.example.com", "worker");
        Issuer issuer = new Issuer("ada@example.com", "https://acme.example.com/directory", "id", "hidden");
        tls(new TlsService.Change(Optional.empty(), Optional.of(true), Optional.of(issuer)));
        web();
        NetworkSpec spec = spec();
        assertThat(spec.automatic())
                .contains(new NetworkSpec.Automatic(issuer, List.of("a.example.com", "w.example.com")));
        assertThat(spec.routes().get(0).hosts())
                .containsExactly(new NetworkSpec.Host("a.example.com", Optional.of("shop-auto-tls")));
        assertThat(spec.toString()).doesNotContain("hidden");
    }

    /** kubernetes.md §6: upstream lists TLS routes at TCP ports, where they never get traffic. */
    @Test
    void tlsRoutesHangOnTlsPortsAndTcpRoutesOnTcpPorts() {
        domain("a.example.com", "web");
        certificate("main", "a.example.com");
        web();
        gateway("front", 853, GatewayProtocol.TLS);
        gateway("front", 5432, GatewayProtocol.TCP);
        route("secure", RouteKind.TLS);
        attach("secure", "front", 853);
        route("plain", RouteKind.TCP);
        attach("plain", "front", 5432);
        Map<String, List<NetworkSpec.Parent>> parents = new java.util.HashMap<>();
        spec().routes().forEach(route -> parents.put(route.name(), route.parents()));
        assertThat(parents.get("secure"))
                .extracting(parent -> parent.listener().name())
                .containsExactly("tcp-853-1");
        assertThat(parents.get("plain"))
                .extracting(parent -> parent.listener().name())
                .containsExactly("tcp-5432-0");
    }

    @Test
    void itCostsTheSameHoweverMuchThereIs() {
        web();
        long few = statements();
        for (int i = 0; i < 5; i++) {
            domain("n" + i + ".example.com", "web");
            certificate("c" + i, "n" + i + ".example.com");
            gateway("g" + i, 80, GatewayProtocol.HTTP);
            route("r" + i, RouteKind.HTTP);
            attach("r" + i, "g" + i, 80);
        }
        assertThat(statements()).isEqualTo(few).isLessThanOrEqualTo(STATEMENTS);
    }

    private long statements() {
        long before = tenants.container.database().statements();
        spec();
        return tenants.container.database().statements() - before;
    }
}
