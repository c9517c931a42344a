package dev.workflow.kubernetes;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class FakeClusterTest implements ClusterContract {

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
    public OpenCluster open() {
        return open;
    }
}
