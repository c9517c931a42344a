package dev.workflow.network.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.workflow.kubernetes.ClusterUnderTest;
import dev.workflow.kubernetes.Resource;
import dev.workflow.network.Complaint;
import dev.workflow.route.RouteKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real cluster that has the definitions of the Gateway API (with all routes) and of cert-manager. */
class KubernetesNetworkRealTest extends KubernetesNetworkContract {

    @Override
    ClusterUnderTest open() {
        return ClusterUnderTest.real("network");
    }

    @BeforeEach
    void definitions() {
        Dialect dialect = new Dialect(new NetworkSettings("", ""), cluster.capabilities());
        assumeTrue(
                dialect.certManager() && dialect.route(RouteKind.UDP).isPresent(),
                "skipped: the cluster lacks the definitions of the Gateway API or of cert-manager");
    }

    /** The Gateway API has rules of its own, which a fake does not know. */
    @Test
    void aRouteOfWrongRulesIsRefusedInTheClustersWords() {
        List<Map<String, Object>> rules = List.of(Map.of("filters", List.of(Map.of("type", "RequestRedirect"))));
        SampleNetwork wanted = SampleNetwork.web(app).route("wrong", RouteKind.HTTP, rules, HTTP);
        List<Complaint> complaints =
                new KubernetesNetwork(cluster, new NetworkSettings("network-test", ""), "here").apply(wanted.spec());
        assertThat(complaints(complaints))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("HTTPRoute wrong was refused by the cluster: ")
                .contains("filter.requestRedirect");
        assertThat(complaints).noneMatch(Complaint::passing);
        assertThat(get(Resource.HTTP_ROUTE, app)).isPresent();
    }
}
