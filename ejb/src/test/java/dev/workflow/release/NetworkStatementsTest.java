package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.certificate.Attachments;
import dev.workflow.certificate.CertificateName;
import dev.workflow.certificate.CertificateService;
import dev.workflow.certificate.TestCertificate;
import dev.workflow.domain.DomainService;
import dev.workflow.endpoint.EndpointService;
import dev.workflow.endpoint.PortNumber;
import dev.workflow.endpoint.ServiceProtocol;
import dev.workflow.endpoint.ServiceView;
import dev.workflow.gateway.GatewayProtocol;
import dev.workflow.gateway.GatewayService;
import dev.workflow.gateway.ObjectName;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.process.ProcessType;
import dev.workflow.route.RouteKind;
import dev.workflow.route.RouteService;
import dev.workflow.tls.TlsService;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a list of the network costs does not depend on how much there is; a window behind the end knows the count. */
class NetworkStatementsTest {

    private static final int FEW = 3;
    private static final int MANY = 7;
    private static final Window BEHIND = new Window(100, 10);
    private static final Window SOME = new Window(2, 3);

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");

    @BeforeEach
    void plenty() {
        tenants.app(ada, "shop");
        TestCertificate made = TestCertificate.forHosts("shop.example.com");
        for (int i = 1; i <= MANY; i++) {
            String name = "n" + i;
            PortNumber port = new PortNumber(i);
            ProcessType type = new ProcessType("type-" + i);
            tenants.container.run(
                    CertificateService.class,
                    certs -> certs.add(ada, "shop", new CertificateName(name), made.pem(), made.key()));
            tenants.container.run(
                    DomainService.class, domains -> domains.add(ada, "shop", name + ".example.com", "web"));
            tenants.container.run(
                    Attachments.class, service -> service.attach(ada, "shop", name, name + ".example.com"));
            tenants.container.run(
                    GatewayService.class,
                    gateways -> gateways.add(ada, "shop", new ObjectName(name), port, GatewayProtocol.HTTPS));
            tenants.container.run(
                    EndpointService.class,
                    services -> services.add(ada, "shop", type, port, ServiceProtocol.TCP, port));
            tenants.container.run(
                    RouteService.class,
                    routes -> routes.add(ada, "shop", new ObjectName(name), type, RouteKind.HTTP, port));
        }
    }

    private <B, R> R few(Class<B> bean, Function<B, R> call) {
        long before = tenants.container.database().statements();
        R result = tenants.container.call(bean, call);
        assertThat(tenants.container.database().statements() - before)
                .isPositive()
                .isLessThanOrEqualTo(FEW);
        return result;
    }

    private <B> void windows(Class<B> bean, Function<B, Function<Window, Slice<?>>> list) {
        assertThat(few(bean, instance -> list.apply(instance).apply(Tenants.ALL))
                        .items())
                .hasSize(MANY);
        for (Window window : new Window[] {SOME, BEHIND}) {
            Slice<?> slice = few(bean, instance -> list.apply(instance).apply(window));
            assertThat(slice.count()).isEqualTo(MANY);
            assertThat(slice.items()).hasSize(window == SOME ? 3 : 0);
        }
    }

    @Test
    void listOfCertificates() {
        windows(CertificateService.class, certs -> window -> certs.list(ada, "shop", window));
        few(CertificateService.class, certs -> certs.get(ada, "shop", "n1"));
    }

    @Test
    void listOfGateways() {
        windows(GatewayService.class, gateways -> window -> gateways.list(ada, "shop", window));
    }

    @Test
    void listOfRoutes() {
        windows(RouteService.class, routes -> window -> routes.list(ada, "shop", window));
    }

    @Test
    void listOfServicesAndTls() {
        List<ServiceView> all = few(EndpointService.class, services -> services.list(ada, "shop"));
        assertThat(all).hasSize(MANY);
        few(TlsService.class, tls -> tls.get(ada, "shop"));
    }
}
