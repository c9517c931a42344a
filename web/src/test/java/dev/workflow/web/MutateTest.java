package dev.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.admission.StructureNews;
import dev.workflow.identity.ServiceKey;
import dev.workflow.identity.ServiceKeys;
import dev.workflow.web.admission.MutateResource;
import jakarta.ws.rs.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cluster's admission calls (api.md §12). */
class MutateTest {

    private final List<String> news = new ArrayList<>();
    private final MutateResource resource = resource(ServiceKey.of("k3y"));
    private static final String SCALE = """
            {"request": {"uid": "u-1", "namespace": "shop",
              "resource": {"group": "apps", "version": "v1", "resource": "deployments"}, "subResource": "scale",
              "object": {"kind": "Scale", "spec": {"replicas": 4},
                         "status": {"replicas": 1, "selector": "app=shop,heritage=drycc,type=web"}}}}""";
    private static final String JOB = """
            {"request": {"uid": "u-2", "namespace": "shop",
              "resource": {"group": "batch", "version": "v1", "resource": "jobs"}, "subResource": "status",
              "object": {"metadata": {"labels": {"type": "run"}}, "status": %s},
              "oldObject": {"metadata": {"labels": {"type": "run"}}, "status": %s}}}""";

    private MutateResource resource(ServiceKey key) {
        return new MutateResource(new ServiceKeys(ServiceKey.NONE, Optional.empty(), key), new Noted());
    }

    @SuppressWarnings("unchecked")
    private static JsonBody body(String text) {
        return new JsonBody((Map<String, Object>) JsonReading.value(text));
    }

    private Map<String, Object> post(String key, String body) {
        return resource.review(key, body(body));
    }

    private boolean allowed(String key, String body) {
        return (Boolean) ((Map<?, ?>) post(key, body).get("response")).get("allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k3y", "k3y/"})
    void aScaledDeploymentIsNotedWithAndWithoutASlash(String key) {
        assertThat(post(key, SCALE))
                .isEqualTo(Map.of(
                        "apiVersion", "admission.k8s.io/v1",
                        "kind", "AdmissionReview",
                        "response", Map.of("uid", "u-1", "allowed", true)));
        assertThat(news).containsExactly("scaled shop web 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"K3Y", "k3", "k3yy", "k3y/x", "null"})
    void aWrongKeyIsNotAllowedAndChangesNothing(String key) {
        assertThat(post(key, SCALE)).containsEntry("response", Map.of("uid", "u-1", "allowed", false));
        assertThat(news).isEmpty();
    }

    @Test
    void aJobIsNotedWhenItBeginsAndWhenItEnds() {
        post("k3y", JOB.formatted("{\"active\": 1}", "{}"));
        post("k3y", JOB.formatted("{\"active\": 1, \"ready\": 1}", "{\"active\": 1}"));
        post("k3y", JOB.formatted("{\"succeeded\": 1}", "{\"active\": 1}"));
        post("k3y", JOB.formatted("{\"succeeded\": 1, \"x\": 1}", "{\"succeeded\": 1}"));
        post("k3y", JOB.formatted("{\"failed\": 1}", "{\"active\": 1}"));
        assertThat(news).containsExactly("began shop run", "ended shop run", "ended shop run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"request\": {\"uid\": \"u\"}}",
                "{\"request\": {\"resource\": {\"group\": \"apps\", \"resource\": \"deployments\"}}}",
                "{\"request\": {\"resource\": \"apps\", \"subResource\": 5, \"object\": []}}",
            })
    void whatIsNotMeantForUsIsAllowed(String body) {
        assertThat(allowed("k3y", body)).isTrue();
        assertThat(news).isEmpty();
    }

    @Test
    void nonsenseNumbersAreNotTaken() {
        for (String number : List.of("-1", "1.5e9", "\"4\"", "null", "10000000000")) {
            post("k3y", SCALE.replace("\"replicas\": 4", "\"replicas\": " + number));
        }
        assertThat(news).isEmpty();
    }

    @Test
    void withoutAKeyThereIsNothing() {
        MutateResource off = resource(ServiceKey.NONE);
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> off.review("k3y", body(SCALE)));
        assertThat(news).isEmpty();
    }

    private final class Noted extends StructureNews {
        @Override
        public void scaled(String app, String type, int replicas) {
            news.add("scaled " + app + " " + type + " " + replicas);
        }

        @Override
        public void began(String app, String type) {
            news.add("began " + app + " " + type);
        }

        @Override
        public void ended(String app, String type) {
            news.add("ended " + app + " " + type);
        }
    }
}
