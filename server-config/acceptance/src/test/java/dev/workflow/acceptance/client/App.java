package dev.workflow.acceptance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.platform.Platform;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An app as its user sees it: over the API and through the router. */
public record App(Platform platform, Person owner, String name) {

    /** Long enough for a loaded machine; a success takes a fraction of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    public Answer get(String path) {
        return owner.api().get(path(path));
    }

    public Answer post(String path, Object body) {
        return owner.api().post(path(path), body);
    }

    public Answer setConfig(String key, Object value) {
        return post("config/", Map.of("values", Map.of(key, value)));
    }

    public App scale(String type, int replicas) {
        post("ptypes/scale/", Map.of(type, replicas)).is(204);
        return this;
    }

    public JsonNode release(int version) {
        return get("releases/v" + version + "/").is(200).json();
    }

    public int newestRelease() {
        return get("releases/").is(200).results().get(0).path("version").asInt();
    }

    /** Waits until the deploy of the release has ended. */
    public JsonNode deployed(int version) {
        return await("deploy of " + name + " v" + version)
                .atMost(PATIENCE)
                .until(() -> release(version), release -> !"created"
                        .equals(release.path("state").asText()));
    }

    public List<JsonNode> pods() {
        return get("pods/").is(200).results();
    }

    /** A request for the app's own host name, at the router. */
    public Answer visit() {
        return visit(name + "." + Platform.DOMAIN);
    }

    public Answer visit(String host) {
        return Api.at(URI.create("http://127.0.0.1:" + platform.routerPort()))
                .with("Host", host)
                .get("/");
    }

    /** Waits until the app answers with this text in its body. */
    public void answers(String text) {
        await(name + " answers " + text)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    Answer answer = visit();
                    assertThat(answer.body()).contains(text);
                    assertThat(answer.status()).isEqualTo(200);
                });
    }

    public Answer destroy() {
        return owner.api().delete("/v2/apps/" + name + "/");
    }

    private String path(String below) {
        return "/v2/apps/" + name + "/" + below;
    }
}
