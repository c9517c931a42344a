package dev.workflow.web.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.component.Component;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnersTest {

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readiness", "/metrics", "/v20/apps", "/"})
    void everyServerAnswersProbes(String path) {
        assertThat(Owners.of(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/apps/shop/pods/, CONTROLLER",
        "/v2/apps/shop/volumes/manifests/client/blobs/x, CONTROLLER",
        "/v2/auth/whoami/, CONTROLLER",
        "/v2/nonsense, CONTROLLER",
        "/v2/shop/blobs/uploads/, REGISTRY",
        "/v2/shop/web/manifests/v3, REGISTRY",
        "/v2/shop/tags/list, REGISTRY",
        "/v2/shop/referrers/sha256:0, REGISTRY",
    })
    void aPathBelongsToOneComponent(String path, Component owner) {
        assertThat(Owners.of(path)).containsExactly(owner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/auth/login",
                "/v2/auth/login/",
                "/v2/auth/token/abc/",
                "/v2/login/drycc/",
                "/v2/complete/drycc"
            })
    void loggingInIsThePassportsToo(String path) {
        assertThat(Owners.of(path)).containsExactlyInAnyOrder(Component.CONTROLLER, Component.PASSPORT);
    }

    /** Clients are told to fetch it where they reached the registry. */
    @Test
    void passesAreGivenByTheRegistryToo() {
        assertThat(Owners.of("/v2/auth/registry/token"))
                .containsExactlyInAnyOrder(Component.CONTROLLER, Component.REGISTRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2", "/v2/"})
    void theRootBelongsToAllThatHaveClients(String path) {
        assertThat(Owners.of(path)).contains(Component.CONTROLLER, Component.PASSPORT, Component.REGISTRY);
    }
}
