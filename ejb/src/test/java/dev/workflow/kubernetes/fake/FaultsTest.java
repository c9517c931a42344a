package dev.workflow.kubernetes.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.kubernetes.RawCluster;
import dev.workflow.kubernetes.RawCluster.Answer;
import dev.workflow.kubernetes.Resource;
import java.io.BufferedReader;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fake server fails as it is told, and counts. */
class FaultsTest {

    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    private final FakeApiServer server = new FakeApiServer();
    private final RawCluster raw = new RawCluster(server.kubeconfig());

    @AfterEach
    void close() {
        raw.close();
        server.close();
    }

    private Answer create(String name) {
        return raw.call("POST", MAPS, RawCluster.JSON, "{\"metadata\":{\"name\":\"" + name + "\"}}");
    }

    @Test
    void refusesAsOftenAsItIsTold() {
        server.faults().on("create", "configmaps").times(2).busy(3);
        server.faults().on("get", "configmaps").named("x").error(503);
        assertThat(create("a").status()).isEqualTo(429);
        assertThat(create("a").status()).isEqualTo(429);
        assertThat(create("a").status()).isEqualTo(201);
        assertThat(raw.call("GET", MAPS + "/a").status()).isEqualTo(200);
        assertThat(raw.call("GET", MAPS + "/x").status()).isEqualTo(503);
        assertThat(server.requests().count("create", "configmaps")).isEqualTo(3);
        assertThat(server.requests().count("get", "configmaps")).isEqualTo(2);
    }

    @Test
    void forbidsAndSaysSoWhenAsked() {
        server.faults().on("create", "configmaps").forbid();
        Answer refused = create("a");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.message())
                .isEqualTo(
                        "configmaps is forbidden: User \"fake\" cannot create resource \"configmaps\" in API group \"\""
                                + " in the namespace \"default\"");
        Answer review = raw.call(
                "POST",
                "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                RawCluster.JSON,
                "{\"spec\":{\"resourceAttributes\":{\"verb\":\"create\",\"resource\":\"configmaps\"}}}");
        assertThat(review.body().flag("status", "allowed")).isFalse();
        server.faults().clear();
        assertThat(create("a").status()).isEqualTo(201);
    }

    @Test
    void losesTheAnswerOfWhatItDid() {
        server.faults().on("create", "configmaps").cut();
        assertThatThrownBy(() -> create("a")).isInstanceOf(UncheckedIOException.class);
        assertThat(server.get(Kinds.CONFIG_MAP, "default", "a")).isPresent();
    }

    @Test
    void forgetsWhatHappened() throws Exception {
        create("a");
        String version =
                server.get(Kinds.CONFIG_MAP, "default", "a").orElseThrow().resourceVersion();
        create("b");
        server.faults().expire();
        try (BufferedReader watch = raw.watch(MAPS + "?watch=true&resourceVersion=" + version)) {
            assertThat(watch.readLine()).contains("\"type\":\"ERROR\"").contains("\"code\":410");
        }
    }

    @Test
    void dropsWatches() throws Exception {
        try (BufferedReader watch = raw.watch(MAPS + "?watch=true&fieldSelector=metadata.name%3Dnone")) {
            server.faults().dropWatches();
            assertThatThrownBy(watch::readLine).isInstanceOf(java.io.IOException.class);
        }
    }

    @Test
    void servesWhatItIsToldTo() {
        String gateways = "/apis/gateway.networking.k8s.io/v1/namespaces/default/gateways";
        assertThat(raw.call("GET", gateways).status()).isEqualTo(404);
        server.serve(Resource.GATEWAY);
        assertThat(raw.call("GET", gateways).status()).isEqualTo(200);
        assertThat(raw.call("PATCH", gateways + "/g", RawCluster.STRATEGIC, "{}")
                        .status())
                .isEqualTo(415);
        server.minor(30);
        assertThat(raw.call("GET", "/version").body().text("minor")).isEqualTo("30");
    }
}
