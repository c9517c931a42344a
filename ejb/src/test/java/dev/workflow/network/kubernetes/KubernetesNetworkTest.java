package dev.workflow.network.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.kubernetes.ClusterUnderTest;
import dev.workflow.kubernetes.Resource;
import dev.workflow.kubernetes.fake.Faults;
import dev.workflow.network.Complaint;
import dev.workflow.network.NetworkSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On the fake server, with the kinds of the Gateway API and of cert-manager. */
class KubernetesNetworkTest extends KubernetesNetworkContract {

    @Override
    ClusterUnderTest open() {
        ClusterUnderTest fake = ClusterUnderTest.fake();
        fake.server()
                .orElseThrow()
                .serve(
                        Dialect.GATEWAY_CLASS,
                        Resource.GATEWAY,
                        Resource.HTTP_ROUTE,
                        route("TLSRoute", "tlsroutes"),
                        route("TCPRoute", "tcproutes"),
                        route("UDPRoute", "udproutes"),
                        Resource.ISSUER,
                        Resource.CERTIFICATE,
                        Dialect.CERTIFICATE_REQUEST);
        return fake;
    }

    private static Resource route(String kind, String plural) {
        return Resource.of("gateway.networking.k8s.io", "v1alpha2", kind, plural);
    }

    private KubernetesNetwork network() {
        return new KubernetesNetwork(cluster, new NetworkSettings("network-test", ""), "here");
    }

    @Test
    void aMissingRightIsNamed() {
        under.server()
                .orElseThrow()
                .faults()
                .on("patch", Resource.HTTP_ROUTE.toString())
                .forbid();
        List<Complaint> complaints = network().apply(SampleNetwork.web(app).spec());
        assertThat(complaints(complaints))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("HTTPRoute " + app + " is not as wanted, because the platform may not do that");
        assertThat(get(Resource.SERVICE, app)).isPresent();
    }

    /** Of what may not be read nothing is known; the rest is looked after all the same. */
    @Test
    void aKindThatMayNotBeReadIsLeftOutOfComparisons() {
        under.server()
                .orElseThrow()
                .faults()
                .on("*", Resource.ISSUER.toString())
                .forbid();
        NetworkSpec spec = SampleNetwork.web(app).spec();
        KubernetesNetwork network = network();
        network.apply(spec);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(network.drift(spec)).isEmpty());
        cluster.delete(Resource.SERVICE, app, app, Optional.empty());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(network.drift(spec)).hasSize(1));
        assertThat(network.tlsEvents(spec.app())).isEmpty();
    }

    @Test
    void lookingForDriftAsksTheClusterNothing() {
        NetworkSpec spec = SampleNetwork.web(app).spec();
        KubernetesNetwork network = network();
        network.apply(spec);
        network.drift(spec);
        network.tlsEvents(spec.app());
        under.server().orElseThrow().requests().clear();
        for (int i = 0; i < 100; i++) {
            network.drift(spec);
            network.addresses(spec.app());
            network.tlsEvents(spec.app());
        }
        assertThat(under.server().orElseThrow().requests().all())
                .as("but for caches that begin to watch")
                .allMatch(request -> request.verb().equals("watch"));
    }

    @Test
    void aConflictAndABusyServerAreWaitedFor() {
        Faults faults = under.server().orElseThrow().faults();
        Faults.Rule broken = faults.on("patch", Resource.SERVICE.toString()).error(503);
        Faults.Rule busy = faults.on("patch", Resource.GATEWAY.toString()).busy(1);
        assertThat(complaints(network().apply(SampleNetwork.web(app).spec()))).isEmpty();
        assertThat(get(Resource.GATEWAY, app)).isPresent();
        assertThat(broken.met()).isEqualTo(1);
        assertThat(busy.met()).isEqualTo(1);
    }
}
