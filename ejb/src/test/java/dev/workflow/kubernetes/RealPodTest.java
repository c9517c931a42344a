package dev.workflow.kubernetes;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class RealPodTest implements PodContract {

    private OpenCluster open;

    @BeforeEach
    void connect() {
        open = new OpenCluster(ClusterUnderTest.real("client"), Duration.ofSeconds(30));
    }

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
        }
    }

    @Override
    public OpenCluster open() {
        return open;
    }
}
