package dev.workflow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.certificate.Attachments;
import dev.workflow.certificate.CertificateName;
import dev.workflow.certificate.CertificateService;
import dev.workflow.certificate.TestCertificate;
import dev.workflow.endpoint.EndpointService;
import dev.workflow.endpoint.PortNumber;
import dev.workflow.endpoint.ServiceProtocol;
import dev.workflow.gateway.GatewayProtocol;
import dev.workflow.gateway.GatewayService;
import dev.workflow.gateway.ObjectName;
import dev.workflow.operation.Ledger;
import dev.workflow.operation.OperationView;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.domain.Domain;
import dev.workflow.persistence.domain.Domains;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.operation.Operation.State;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import dev.workflow.release.Tenants;
import dev.workflow.route.RouteKind;
import dev.workflow.route.RouteService;
import dev.workflow.tls.TlsService;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DestroyTest {

    private static final List<String> TABLES = List.of(
            "app_permission",
            "app_settings",
            "build",
            "config",
            "release",
            "domain",
            "certificate",
            "service",
            "gateway",
            "route",
            "tls");

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");
    private final Caller bob = tenants.account("bob");

    @BeforeEach
    void twoApps() {
        for (String app : List.of("shop", "other")) {
            tenants.app(ada, app);
            tenants.grant(app, bob, Permission.VIEW, Permission.CHANGE);
            tenants.publish(bob, app, "abc");
            tenants.configure(ada, app, Map.of("values", Map.of("A", "1")));
            domain(app);
            network(app);
        }
    }

    private void network(String app) {
        TestCertificate made = TestCertificate.forHosts(app + ".example.com");
        PortNumber port = new PortNumber(80);
        ObjectName name = new ObjectName("front");
        tenants.container.run(
                CertificateService.class,
                service -> service.add(ada, app, new CertificateName("main"), made.pem(), made.key()));
        tenants.container.run(Attachments.class, service -> service.attach(ada, app, "main", app + ".example.com"));
        tenants.container.run(
                EndpointService.class,
                service -> service.add(ada, app, ProcessType.WEB, port, ServiceProtocol.TCP, port));
        tenants.container.run(GatewayService.class, service -> service.add(ada, app, name, port, GatewayProtocol.HTTP));
        tenants.container.run(
                RouteService.class, service -> service.add(ada, app, name, ProcessType.WEB, RouteKind.HTTP, port));
        TlsService.Change force = new TlsService.Change(Optional.of(true), Optional.empty(), Optional.empty());
        tenants.container.run(TlsService.class, service -> service.change(ada, app, force));
    }

    private void domain(String id) {
        tenants.container.database().run(entities -> {
            App app = new Apps(entities).byId(id).orElseThrow();
            new Domains(entities)
                    .add(new Domain(
                            app.getUuid(),
                            app.getOwner(),
                            id + ".example.com",
                            "web",
                            OffsetDateTime.now(tenants.clock)));
        });
    }

    private void destroy(String app) {
        tenants.container.run(AppService.class, apps -> apps.destroy(ada, app));
    }

    private long rows(String table, String app) {
        return tenants.count("select count(*) from " + table + " where app_uuid = '" + uuid(app) + "'");
    }

    private String uuid(String app) {
        return tenants.container.call(
                Apps.class, apps -> apps.byId(app).orElseThrow().getUuid().toString());
    }

    @Test
    void everythingOfTheAppGoesAndNothingElse() {
        long[] before = TABLES.stream().mapToLong(table -> rows(table, "other")).toArray();
        assertThat(before).doesNotContain(0);
        destroy("shop");
        for (String table : TABLES) {
            assertThat(tenants.count("select count(*) from " + table)).as(table).isEqualTo(rows(table, "other"));
        }
        assertThat(TABLES.stream().mapToLong(table -> rows(table, "other")).toArray())
                .isEqualTo(before);
        assertThat(tenants.container.fired(AppDestroyed.class)).containsExactly(new AppDestroyed(new AppName("shop")));
    }

    @Test
    void whatItWasDoingIsToldToStop() {
        OperationView deploy = tenants.operations("shop").get(1);
        tenants.container.run(Ledger.class, ledger -> ledger.claim(deploy.uuid(), "here:8080/boot"));
        UUID shop = tenants.ref("shop").uuid();
        destroy("shop");
        assertThat(tenants.container
                        .call(Ledger.class, ledger -> ledger.page(shop, Tenants.ALL))
                        .items())
                .extracting(OperationView::state)
                .containsExactlyInAnyOrder(State.CANCEL_REQUESTED, State.CANCELLED);
        assertThat(tenants.operations("other")).extracting(OperationView::state).contains(State.WAITING);
    }

    @Test
    void theNameIsFreeAgain() {
        destroy("shop");
        tenants.container.run(AppService.class, apps -> apps.create(bob, Optional.of("shop"), Map.of()));
        assertThat(rows("release", "shop")).isOne();
        assertThat(rows("app_permission", "shop")).isZero();
    }

    @Test
    void aNameIsTakenOnce() {
        assertThatThrownBy(() -> tenants.app(bob, "shop"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Application with this id already exists.");
    }

    @Test
    void whoMayNotDeleteChangesNothing() {
        assertThatThrownBy(() -> tenants.container.run(AppService.class, apps -> apps.destroy(bob, "shop")))
                .hasMessage("You do not have permission to perform this action.");
        assertThat(rows("release", "shop")).isEqualTo(3);
        assertThat(tenants.container.fired(AppDestroyed.class)).isEmpty();
    }
}
