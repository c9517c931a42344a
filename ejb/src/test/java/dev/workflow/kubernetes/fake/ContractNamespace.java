package dev.workflow.kubernetes.fake;

import static org.awaitility.Awaitility.await;

import dev.workflow.kubernetes.ClusterUnderTest;
import dev.workflow.kubernetes.RawCluster;
import java.time.Duration;

/** A namespace for one test of the contract, ready for pods. */
final class ContractNamespace {

    private ContractNamespace() {}

    static String create(ClusterUnderTest cluster, RawCluster raw) {
        String name = cluster.namespace("api");
        raw.call("POST", "/api/v1/namespaces", RawCluster.JSON, "{\"metadata\":{\"name\":\"" + name + "\"}}");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> raw.call("GET", "/api/v1/namespaces/" + name + "/serviceaccounts/default")
                                .status()
                        == 200);
        return name;
    }
}
