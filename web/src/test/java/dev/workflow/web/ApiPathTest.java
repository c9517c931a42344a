package dev.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/v2/apps", "/v2/apps/", "/v2/apps/shop/volumes/a/client/manifests/x", "/v2/audit/"})
    void theControllers(String path) {
        assertThat(ApiPath.isController(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/healthz", "/v2/", "/v2", "/v2/shop/web/blobs/uploads/", "/v2/appstore/manifests/latest"})
    void theRegistrysAndOthers(String path) {
        assertThat(ApiPath.isController(path)).isFalse();
    }
}
