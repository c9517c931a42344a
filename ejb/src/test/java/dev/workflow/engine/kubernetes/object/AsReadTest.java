package dev.workflow.engine.kubernetes.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.KubernetesObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a server of 1.36.2 gave back of objects of all kinds, some seconds after they were applied, is no drift. When the
 * rendering changes, {@link ServerTakesObjectsTest} writes new recordings into the target folder.
 */
class AsReadTest {

    static Stream<Arguments> recordings() {
        return Stream.of(
                Arguments.of("plain", "objects-r", Shop.layout()), Arguments.of("strict", "objects-b", Shop.strict()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void whatTheServerMadeOfItIsTheSame(String name, String app, ClusterLayout layout) throws IOException {
        Map<String, KubernetesObject> live = recorded(name);
        List<Wanted> wanted = Shop.everything(Shop.objects(layout), app);
        assertThat(live).hasSameSizeAs(wanted);
        for (Wanted object : wanted) {
            KubernetesObject read = live.get(key(object.object()));
            assertThat(Drift.between(object, Optional.of(withFingerprintOf(object, read))))
                    .as(object.object().toString())
                    .isEmpty();
        }
    }

    private static Map<String, KubernetesObject> recorded(String name) throws IOException {
        try (InputStream file = AsReadTest.class.getResourceAsStream("/kubernetes/as-read-" + name + ".json")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return KubernetesObject.parse(text).parts("items").stream()
                    .collect(Collectors.toMap(AsReadTest::key, object -> object));
        }
    }

    private static String key(KubernetesObject object) {
        return object.toString();
    }

    private static KubernetesObject withFingerprintOf(Wanted wanted, KubernetesObject read) {
        JsonObject json = read.json();
        json.getAsJsonObject("metadata")
                .getAsJsonObject("annotations")
                .addProperty(Fingerprint.ANNOTATION, Fingerprint.of(wanted.object()));
        return KubernetesObject.of(json);
    }
}
