package dev.workflow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRouted;
import dev.workflow.domain.DomainService;
import dev.workflow.endpoint.EndpointService;
import dev.workflow.endpoint.PortNumber;
import dev.workflow.endpoint.ServiceProtocol;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.network.NetworkLocks;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import dev.workflow.release.Tenants;
import dev.workflow.tls.TlsService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose network is applied when, by whom, and what is told about it. */
class NetworksTest {

    private static final AppName SHOP = new AppName("shop");

    private final Tenants tenants = new Tenants();
    private final RecordedNetwork network = new RecordedNetwork();
    private final Caller ada = tenants.account("ada");

    @BeforeEach
    void app() {
        tenants.container.provide(AppNetwork.class, network).provide(ToldTexts.class, new ToldTexts());
        tenants.app(ada, "shop");
    }

    private boolean apply() {
        return tenants.container.call(Networks.class, networks -> networks.apply(SHOP));
    }

    private List<String> reconcile() {
        return tenants.container.call(Networks.class, networks -> networks.reconcile(SHOP));
    }

    private List<String> told() {
        return tenants.said().stream()
                .filter(line -> line.startsWith("shop: network: "))
                .toList();
    }

    @Test
    void theNewestStateIsApplied() {
        tenants.container.run(
                EndpointService.class,
                services -> services.add(
                        ada, "shop", ProcessType.WEB, new PortNumber(80), ServiceProtocol.TCP, new PortNumber(5000)));
        assertThat(tenants.container.fired(AppRouted.class)).endsWith(new AppRouted(SHOP));
        assertThat(apply()).isTrue();
        assertThat(network.applied).hasSize(1);
        assertThat(network.applied.get(0).services()).hasSize(1);
        assertThat(told()).isEmpty();
    }

    @Test
    void anAppThatIsGoneIsDone() {
        assertThat(tenants.container.<Networks, Boolean>call(
                        Networks.class, networks -> networks.apply(new AppName("nobody"))))
                .isTrue();
        assertThat(network.applied).isEmpty();
    }

    @Test
    void onlyOneServerAtATimeIsAtAnApp() {
        List<Boolean> meanwhile = new ArrayList<>();
        network.during = () -> {
            network.during = () -> {};
            meanwhile.add(apply());
            meanwhile.add(tenants.container.call(NetworkTurn.class, turn -> turn.alone(new AppName("blog"), () -> true)
                    .isPresent()));
        };
        assertThat(apply()).isTrue();
        assertThat(meanwhile).containsExactly(false, true);
        assertThat(network.applied).hasSize(1);
        assertThat(apply()).isTrue();
    }

    @Test
    void theTurnEndsWithItsTransaction() {
        assertThat(tenants.container.<NetworkLocks, Boolean>call(NetworkLocks.class, locks -> locks.take("shop")))
                .isTrue();
        assertThat(apply()).isTrue();
    }

    @Test
    void complaintsAreToldOnceUntilTheyChange() {
        network.complaints.add(Complaint.lasting("HTTPRoute shop was refused"));
        assertThat(apply()).as("nothing to try again for").isTrue();
        apply();
        assertThat(told()).containsExactly("shop: network: HTTPRoute shop was refused");
        network.complaints.add(new Complaint("the cluster is away", true));
        assertThat(apply()).as("may pass").isFalse();
        assertThat(told()).hasSize(2).last().asString().endsWith("the cluster is away");
        network.complaints.clear();
        assertThat(apply()).isTrue();
        assertThat(told()).last().asString().endsWith("all is as it should be");
        apply();
        assertThat(told()).hasSize(3);
    }

    @Test
    void whatDiffersIsRepairedAndToldAndWhatDoesNotIsLeftAlone() {
        assertThat(reconcile()).containsExactly("Service shop was not there");
        assertThat(network.applied).hasSize(1);
        assertThat(told()).containsExactly("shop: network: Service shop was not there");
        assertThat(reconcile()).isEmpty();
        assertThat(network.applied).hasSize(1);
    }

    @Test
    void aChangeThatWasLostWithItsServerIsFound() {
        apply();
        tenants.container.run(DomainService.class, domains -> domains.add(ada, "shop", "a.example.com", "web"));
        tenants.container.run(
                TlsService.class,
                tls -> tls.change(
                        ada, "shop", new TlsService.Change(Optional.empty(), Optional.of(true), Optional.empty())));
        assertThat(reconcile()).isNotEmpty();
        assertThat(network.applied.get(1).automatic().orElseThrow().domains()).containsExactly("a.example.com");
    }

    @Test
    void addressesAndEventsAreForThoseWhoMaySeeTheApp() {
        Map<String, List<GatewayAddress>> addresses =
                tenants.container.call(Networks.class, networks -> networks.addresses(ada, "shop"));
        assertThat(addresses).containsOnlyKeys("front");
        Caller bob = tenants.account("bob");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> tenants.container.call(Networks.class, networks -> networks.addresses(bob, "shop")))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(403));
    }

    @Test
    void whyThereIsNoCertificateIsAnEventOfWhoAskedForOne() {
        assertThat(events()).as("nobody asked").isEmpty();
        tenants.container.run(
                TlsService.class,
                tls -> tls.change(
                        ada, "shop", new TlsService.Change(Optional.empty(), Optional.of(true), Optional.empty())));
        assertThat(events()).extracting(TlsEvent::message).containsExactly("fine");
        network.noCertificates = Optional.of("cert-manager is not installed");
        assertThat(events())
                .extracting(TlsEvent::kind, TlsEvent::name, TlsEvent::status, TlsEvent::message)
                .hasToString("[(\"Certificate\", \"shop-auto-tls\", \"False\", \"cert-manager is not installed\")]");
    }

    private List<TlsEvent> events() {
        return tenants.container.call(
                Networks.class,
                networks -> networks.tlsEvents(
                        ada,
                        "shop",
                        Permission.VIEW,
                        tenants.container.call(TlsService.class, tls -> tls.get(ada, "shop"))));
    }
}
