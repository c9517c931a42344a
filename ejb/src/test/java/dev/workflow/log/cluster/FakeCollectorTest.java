package dev.workflow.log.cluster;

import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterUnderTest;
import dev.workflow.kubernetes.OpenCluster;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class FakeCollectorTest implements CollectorContract {

    private OpenCluster open;

    @BeforeEach
    void connect() {
        open = new OpenCluster(ClusterUnderTest.fake(), Duration.ofSeconds(30));
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Override
    public Cluster cluster() {
        return open.cluster();
    }

    @Override
    public String namespace() {
        return open.namespace();
    }
}
