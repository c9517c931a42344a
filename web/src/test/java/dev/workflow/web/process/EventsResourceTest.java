package dev.workflow.web.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events belong to a deployment, by the names of the two engines' processes. */
class EventsResourceTest {

    @ParameterizedTest
    @ValueSource(strings = {"web", "shop-web-x7k2p", "shop-web-5ffd997ddc-nz5rz"})
    void ofTheTypeAndItsProcesses(String subject) {
        assertThat(EventsResource.isOf(subject, "shop", "shop-web")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "worker",
                "web-api",
                "shop-web-api-x7k2p",
                "shop-web-api-5ffd997ddc-nz5rz",
                "shop-webs-x7k2p",
                "shop-web"
            })
    void notOfOthers(String subject) {
        assertThat(EventsResource.isOf(subject, "shop", "shop-web")).isFalse();
    }

    @Test
    void noDeploymentIsNone() {
        assertThat(EventsResource.isOf("", "shop", "")).isFalse();
    }
}
