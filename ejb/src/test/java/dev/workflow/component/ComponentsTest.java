package dev.workflow.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentsTest {

    @ParameterizedTest
    @ValueSource(strings = {"all", "", " , ", "worker, all"})
    void everythingRunsUnlessTheListSaysOtherwise(String list) {
        assertThat(Components.of(list).running()).containsExactlyInAnyOrder(Component.values());
    }

    @Test
    void onlyWhatIsNamedRuns() {
        Components components = Components.of(" controller ,registry");
        assertThat(components.running()).containsExactlyInAnyOrder(Component.CONTROLLER, Component.REGISTRY);
        assertThat(components.run(Component.WORKER)).isFalse();
        assertThat(components.runAny(Set.of(Component.WORKER, Component.REGISTRY)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contoller", "Controller", "worker;builder", "worker builder"})
    void aTypingErrorIsNamed(String list) {
        assertThatThrownBy(() -> Components.of(list))
                .hasMessageContaining("\"" + list + "\"")
                .hasMessageContaining("controller, passport, builder");
    }

    @Test
    void aServerIsReadyWhenWhatItOpensIsOpen() {
        Readiness builder = new Readiness(Components.of("controller,builder"));
        assertThat(builder.refusal()).contains("The builder is not open.");
        builder.opened(Component.BUILDER);
        assertThat(builder.refusal()).isEmpty();
        builder.closed(Component.BUILDER);
        assertThat(builder.refusal()).isPresent();
        assertThat(new Readiness(Components.of("controller,registry")).refusal())
                .isEmpty();
    }
}
