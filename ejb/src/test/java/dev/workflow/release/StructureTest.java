package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** model.md §7 step 2. */
class StructureTest {

    private static final Set<String> NONE = Set.of();

    @Test
    void firstBuildShouldStartOneWebAndNothingElse() {
        assertThat(Structure.adapt(Map.of(), NONE, Set.of("web", "worker")))
                .containsEntry("web", 1)
                .containsEntry("worker", 0);
    }

    @Test
    void scalesShouldBeKeptAndGoneTypesDropped() {
        assertThat(Structure.adapt(Map.of("web", 3, "worker", 2, "old", 5), NONE, Set.of("web", "worker")))
                .isEqualTo(Map.of("web", 3, "worker", 2));
    }

    @Test
    void buildWithoutTypesShouldRunWeb() {
        assertThat(Structure.adapt(Map.of(), NONE, Set.of())).isEqualTo(Map.of("web", 1));
    }

    @Test
    void whatTheBuildNoLongerNamesShouldBeAtZero() {
        assertThat(Structure.adapt(Map.of("web", 2, "worker", 1), Set.of("web", "worker"), Set.of()))
                .isEqualTo(Map.of("web", 0));
        assertThat(Structure.adapt(Map.of("web", 2, "worker", 1), Set.of("worker"), Set.of("web")))
                .isEqualTo(Map.of("web", 2));
    }

    @Test
    void appWithoutWebShouldRunNoWeb() {
        assertThat(Structure.adapt(Map.of("web", 1), NONE, Set.of("worker"))).isEqualTo(Map.of("web", 0, "worker", 0));
    }
}
