package dev.workflow.kubernetes.fake;

import dev.workflow.kubernetes.ClusterUnderTest;
import dev.workflow.kubernetes.RawCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The fake cluster runs pods as the contract says. */
@Execution(ExecutionMode.CONCURRENT)
class FakePodTest implements PodContract {

    private ClusterUnderTest cluster;
    private RawCluster raw;
    private String namespace;

    @BeforeEach
    void open() {
        cluster = ClusterUnderTest.fake();
        raw = cluster.raw();
        namespace = ContractNamespace.create(cluster, raw);
    }

    @AfterEach
    void close() {
        if (cluster != null) {
            raw.close();
            cluster.close();
        }
    }

    @Override
    public RawCluster raw() {
        return raw;
    }

    @Override
    public String namespace() {
        return namespace;
    }
}
