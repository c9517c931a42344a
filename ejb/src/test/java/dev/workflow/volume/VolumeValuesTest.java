package dev.workflow.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** api.md §7, model.md §2. */
class VolumeValuesTest {

    private static final String SIZE_TEXT = "Volume size limit format: <number><unit> or <number><unit>/<number><unit>,"
            + " where unit = G, range: 16384G~1G";

    private static void refused(ThrowingCallable call, Problem.Body body) {
        assertThatExceptionOfType(Problem.class).isThrownBy(call).satisfies(problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.body()).isEqualTo(body);
        });
    }

    private static Problem.Body field(String name, String text) {
        return new Problem.Body.Fields(Map.of(name, List.of(text)));
    }

    @Test
    void aSizeIsStoredInUpperCase() {
        assertThat(VolumeSize.parse("10g")).hasToString("10G");
        assertThat(VolumeSize.parse("16384G").bytes()).isEqualTo(16384L << 30);
        assertThat(VolumeSize.parse("9G")).isLessThan(VolumeSize.parse("10G"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0G", "01G", "G", "10", "10M", "10GB", "-1G", "1.5G", "16385G", "99999999999G", " 1G", "1G\n"})
    void sizesOutOfRangeAreRefused(String size) {
        refused(() -> VolumeSize.parse(size), field("size", SIZE_TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "-x", "x-", "$(id)", "a\nb", "A", "a_b", "ä", "a.b", "a b"})
    void namesThatKubernetesWouldRefuseAreRefused(String name) {
        refused(() -> new VolumeName(name), field("name", "Can only contain a-z (lowercase), 0-9 and hyphens"));
    }

    @Test
    void namesAreBounded() {
        assertThat(new VolumeName("a".repeat(63))).hasToString("a".repeat(63));
        refused(
                () -> new VolumeName("a".repeat(64)),
                field("name", "Ensure this field has no more than 63 characters."));
    }

    @Test
    void aFinalSlashOfAPathIsCut() {
        assertThat(MountPath.parse("/data/a-b/")).hasToString("/data/a-b");
        assertThat(MountPath.parse("/_x")).hasToString("/_x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "data", "//data", "/data//", "/../x", "/a/../b", "/a b", "/-x", "/a\n", "/a/.", "/ä"})
    void otherPathsAreRefused(String path) {
        refused(() -> MountPath.parse(path), new Problem.Body.Texts(List.of("Volume path format: /path")));
        refused(() -> MountPath.parse(7), new Problem.Body.Texts(List.of("Volume path format: /path")));
    }

    @Test
    void aChangeIsMergedAndNullRemoves() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("web", "/data/");
        given.put("worker", null);
        PathChange change = PathChange.parse(given);
        assertThat(change.applied(Map.of("worker", "/w", "cron", "/c")))
                .isEqualTo(Map.of("web", "/data", "cron", "/c"));
        assertThat(change.types()).containsExactlyInAnyOrder("web", "worker");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> PathChange.parse(Map.of("-x", "/data")))
                .satisfies(problem -> assertThat(problem.body()).isInstanceOf(Problem.Body.Texts.class));
    }

    @Test
    void anNfsVolumeNeedsAllOfItsExport() {
        Map<String, Object> nfs = Map.of("server", "files.example.com", "path", "/srv/x", "readOnly", true);
        assertThat(NfsExport.of(Map.of("nfs", nfs))).contains(new NfsExport("files.example.com", "/srv/x", true));
        assertThat(NfsExport.of(Map.of("nfs", nfs)).orElseThrow().parameters()).isEqualTo(Map.of("nfs", nfs));
        assertThat(NfsExport.of(Map.of())).isEmpty();
        for (Object bad : List.of(
                Map.of("server", "h", "path", "/x"),
                Map.of("server", "h", "path", "/x", "readOnly", "yes"),
                Map.of("server", "-h", "path", "/x", "readOnly", true),
                Map.of("server", "h", "path", "x", "readOnly", true),
                Map.of("server", "h", "path", "/a/../b", "readOnly", true),
                Map.of("server", "h", "path", "/x", "readOnly", true, "options", "exec"),
                "nfs")) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> NfsExport.of(Map.of("nfs", bad)))
                    .satisfies(problem -> assertThat(problem.code()).isEqualTo("invalid-parameters"));
        }
    }

    @Test
    void theTypeIsOneOfTwo() {
        refused(() -> volume("oss"), field("type", "Volume type pattern: ^(csi|nfs)$"));
        refused(() -> volume("nfs"), field("type", "parameters cannot be empty when the type is not csi."));
    }

    private static NewVolume volume(String type) {
        return new NewVolume(new VolumeName("data"), new VolumeSize(1), type, Optional.empty(), Map.of());
    }
}
