package dev.workflow.engine.kubernetes.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Autoscale;
import dev.workflow.kubernetes.KubernetesObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static final AppSpec.Process WEB = Shop.with(Shop.web(), 3, Optional.empty());

    private final AppObjects objects = Shop.objects(Shop.layout());
    private final Wanted web = objects.deployment(Shop.spec(WEB), WEB, Optional.empty());

    @Test
    void theSameIsNone() {
        assertThat(drift(json -> {})).isEmpty();
    }

    @Test
    void whatIsNotThereIsMissing() {
        assertThat(Drift.between(web, Optional.empty())).containsExactly("web is missing");
        assertThat(drift(json ->
                        json.getAsJsonObject("metadata").addProperty("deletionTimestamp", "2026-01-01T00:00:00Z")))
                .containsExactly("web is missing");
    }

    @Test
    void replicasAndImage() {
        assertThat(drift(json -> spec(json).addProperty("replicas", 1)))
                .containsExactly("replicas of web is 1, wanted 3");
        assertThat(drift(json -> container(json).addProperty("image", "evil:1")))
                .containsExactly("image of web is evil:1, wanted " + Shop.IMAGE);
    }

    @Test
    void whatWasTakenAway() {
        assertThat(drift(json -> container(json).remove("readinessProbe")))
                .singleElement()
                .asString()
                .startsWith("readinessProbe of web is missing, wanted {");
        assertThat(drift(json ->
                        container(json).getAsJsonObject("securityContext").remove("allowPrivilegeEscalation")))
                .containsExactly("securityContext.allowPrivilegeEscalation of web is missing, wanted false");
        assertThat(drift(json -> container(json).getAsJsonArray("env").remove(0)))
                .singleElement()
                .asString()
                .startsWith("env[CONTAINER_IP] of web is missing");
        assertThat(drift(json -> json.getAsJsonObject("metadata")
                        .getAsJsonObject("labels")
                        .remove("heritage")))
                .containsExactly("metadata.labels.heritage of web is missing, wanted drycc");
    }

    @Test
    void aCapabilityMoreIsOne() {
        assertThat(drift(json -> container(json)
                        .getAsJsonObject("securityContext")
                        .getAsJsonObject("capabilities")
                        .getAsJsonArray("drop")
                        .add("KILL")))
                .hasSize(1);
    }

    @Test
    void whatOthersAddedIsNone() {
        assertThat(drift(json -> {
                    json.getAsJsonObject("metadata").getAsJsonObject("labels").addProperty("team", "blue");
                    spec(json).addProperty("paused", false);
                    container(json).addProperty("terminationMessagePolicy", "File");
                    container(json).getAsJsonArray("env").add(JsonParser.parseString("{name: MORE, value: x}"));
                    json.add("status", new JsonObject());
                }))
                .isEmpty();
    }

    @Test
    void anotherSpellingIsNone() {
        assertThat(drift(json -> {
                    JsonObject resources = container(json).getAsJsonObject("resources");
                    resources.getAsJsonObject("limits").addProperty("cpu", "1000m");
                    resources.getAsJsonObject("requests").addProperty("memory", "0.5Gi");
                    container(json)
                            .getAsJsonObject("readinessProbe")
                            .getAsJsonObject("tcpSocket")
                            .addProperty("port", "5000");
                    JsonArray env = container(json).getAsJsonArray("env");
                    env.add(env.remove(0));
                }))
                .isEmpty();
        assertThat(drift(json -> container(json)
                        .getAsJsonObject("resources")
                        .getAsJsonObject("limits")
                        .addProperty("cpu", "2")))
                .containsExactly("resources.limits.cpu of web is 2, wanted 1");
    }

    /** An empty value, an initial delay of 0: the API does not keep them. */
    @Test
    void nothingIsAsGoodAsAbsent() {
        AppSpec.Process worker = Shop.worker();
        Wanted wanted = objects.deployment(Shop.spec(worker), worker, Optional.empty());
        JsonObject json = wanted.object().json();
        JsonObject get = container(json).getAsJsonObject("readinessProbe").getAsJsonObject("httpGet");
        get.getAsJsonArray("httpHeaders").get(0).getAsJsonObject().remove("value");
        assertThat(Drift.between(wanted, Optional.of(KubernetesObject.of(json))))
                .isEmpty();
    }

    @Test
    void whatThisReleaseDoesNotWantAnyMore() {
        Wanted before = objects.deployment(Shop.spec(Shop.worker()), Shop.worker(), Optional.empty());
        JsonObject live = web.object().json();
        live.getAsJsonObject("metadata")
                .getAsJsonObject("annotations")
                .addProperty(Fingerprint.ANNOTATION, Fingerprint.of(before.object()));
        assertThat(Drift.between(web, Optional.of(KubernetesObject.of(live))))
                .containsExactly("web has fields that are not wanted any more");
    }

    @Test
    void whatTheAutoscalerChoseIsNone() {
        AppSpec.Process scaled = Shop.with(WEB, 3, Optional.of(new Autoscale(2, 8, 50)));
        KubernetesObject first =
                objects.deployment(Shop.spec(scaled), scaled, Optional.empty()).object();
        JsonObject json = first.json();
        spec(json).addProperty("replicas", 7);
        Wanted again = objects.deployment(Shop.spec(scaled), scaled, Optional.of(first));
        assertThat(Drift.between(again, Optional.of(KubernetesObject.of(json)))).isEmpty();
    }

    @Test
    void secretsStaySecret() {
        Wanted secret = objects.environment(Shop.spec(WEB), WEB);
        JsonObject json = secret.object().json();
        json.getAsJsonObject("data").addProperty("PORT", "c2VjcmV0");
        assertThat(Drift.between(secret, Optional.of(KubernetesObject.of(json))))
                .containsExactly("data.PORT of Secret shop/shop-web-v3-env is another");
        json.remove("data");
        assertThat(Drift.between(secret, Optional.of(KubernetesObject.of(json))))
                .as("a cache has no content of secrets")
                .isEmpty();
    }

    private List<String> drift(Consumer<JsonObject> change) {
        JsonObject json = web.object().json();
        change.accept(json);
        return Drift.between(web, Optional.of(KubernetesObject.of(json)));
    }

    private static JsonObject spec(JsonObject deployment) {
        return deployment.getAsJsonObject("spec");
    }

    private static JsonObject container(JsonObject deployment) {
        JsonElement pod = spec(deployment).getAsJsonObject("template").get("spec");
        return pod.getAsJsonObject().getAsJsonArray("containers").get(0).getAsJsonObject();
    }
}
