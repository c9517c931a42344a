package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.LogSocket;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.platform.FakeCluster;
import dev.workflow.acceptance.platform.Folders;
import dev.workflow.acceptance.platform.Installation;
import dev.workflow.acceptance.sample.FreshName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The shipped platform with the kubernetes engine, outside of its cluster: what only the whole of both shows. */
@Tag("kubernetes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubernetesTest {

    private static final String IMAGE = "registry.example.com/shop:1";

    private Path folder;
    private FakeCluster cluster;
    private Installation installation;
    private Person admin;

    @BeforeAll
    void start() throws IOException {
        folder = Files.createTempDirectory("workflow-kubernetes-");
        cluster = FakeCluster.start(folder, IMAGE);
        installation = new Installation(
                folder.resolve("data"),
                Map.of(
                        "WORKFLOW_ENGINE",
                        "kubernetes",
                        "WORKFLOW_KUBERNETES_KUBECONFIG",
                        cluster.kubeconfig().toString(),
                        "WORKFLOW_KUBERNETES_RECONCILE_SECONDS",
                        "2"));
        installation.up();
        admin = Person.login(
                installation.platform(), "admin", installation.platform().adminPassword());
    }

    @AfterAll
    void stop() throws Exception {
        installation.down();
        cluster.close();
        Folders.keep(folder.resolve("data/logs"), Path.of("target", "kubernetes-logs"));
        Files.copy(
                folder.resolve("cluster.log"),
                Path.of("target", "kubernetes-logs", "cluster.log"),
                StandardCopyOption.REPLACE_EXISTING);
        Folders.delete(folder);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(90));
    }

    private App web() {
        App app = admin.create(installation.platform(), FreshName.of("cluster"));
        app.setConfig("RELEASE", "one").is(201);
        deploy(app, IMAGE, FakeCluster.server());
        JsonNode release = app.deployed(app.newestRelease());
        assertThat(release.path("state").asText()).as("%s", release).isEqualTo("succeed");
        app.answers("release one");
        return app;
    }

    private static void deploy(App app, String image, String command) {
        Map<String, ?> build = Map.of("image", image, "stack", "container", "procfile", Map.of("web", command));
        app.post("builds/", build).is(201);
    }

    private List<JsonNode> objects(String app, String path) throws IOException {
        JsonNode list = cluster.get(path.replace("APP", app)).is(200).json().path("items");
        return list.findParents("metadata");
    }

    @Test
    void appRunsOnTheClusterAndIsReachedThroughTheRouter() throws IOException {
        App app = web();
        app.scale("web", 2);
        soon().until(() -> app.pods().size() == 2);
        app.setConfig("RELEASE", "two").is(201);
        app.answers("release two");
        assertThat(app.pods())
                .allSatisfy(pod -> assertThat(pod.path("name").asText()).startsWith(app.name() + "-web-"));
        soon().until(() -> LogSocket.read(app, 200).contains("serving two"));
        assertThat(objects(app.name(), "/apis/apps/v1/namespaces/APP/deployments"))
                .anySatisfy(deployment -> assertThat(
                                deployment.path("spec").path("replicas").asInt())
                        .isEqualTo(2));
    }

    @Test
    void whatCannotRunIsNamedAndWhatRanGoesOn() {
        App app = web();
        deploy(app, "registry.example.com/missing:1", "x");
        JsonNode release = app.deployed(app.newestRelease());
        assertThat(release.path("state").asText()).isEqualTo("crashed");
        assertThat(release.path("exception").asText()).contains("registry.example.com/missing:1");
        assertThat(app.visit().is(200).body()).contains("release one");
    }

    @Test
    void whatIsChangedByHandIsRepairedAndTold() throws IOException {
        App app = web();
        String deployment = "/apis/apps/v1/namespaces/" + app.name() + "/deployments/" + app.name() + "-web";
        String service = "/api/v1/namespaces/" + app.name() + "/services/" + app.name();
        soon().until(() -> cluster.get(service).status() == 200);
        cluster.api()
                .with("Content-Type", "application/merge-patch+json")
                .send("PATCH", deployment, Map.of("spec", Map.of("replicas", 3)))
                .is(200);
        cluster.api().delete(service).is(200);
        soon().untilAsserted(() -> {
            JsonNode repaired = cluster.get(deployment).json();
            assertThat(repaired.path("spec").path("replicas").asInt()).isEqualTo(1);
            cluster.get(service).is(200);
            assertThat(LogSocket.read(app, 200)).contains("replicas of web is 3, wanted 1", "Service");
        });
    }

    @Test
    void destroyLeavesNothing() throws IOException {
        App app = web();
        app.destroy().is(204);
        soon().until(() -> cluster.get("/api/v1/namespaces/" + app.name()).status() == 404);
        assertThat(app.visit().status()).isEqualTo(404);
    }

    @Test
    void namespaceOfSomebodyElseIsNoNameForAnApp() throws IOException {
        cluster.api()
                .with("Content-Type", "application/json")
                .post(
                        "/api/v1/namespaces",
                        Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", "monitoring")))
                .is(201);
        assertThat(admin.api()
                        .post("/v2/apps/", Map.of("id", "monitoring"))
                        .is(400)
                        .body())
                .contains("namespace");
    }
}
