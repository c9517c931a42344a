package dev.workflow.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.app.AppName;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.sandbox.Sandbox;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract without a wall. */
class PlainEngineTest extends LocalEngineContract {
    @Override
    Sandbox.Strength strength() {
        return Sandbox.Strength.PLAIN;
    }

    @Test
    void aVolumeIsRefusedWithTheWayOut() {
        assertThat(engine().refusal(List.of(volume("/data"))))
                .hasValueSatisfying(why ->
                        assertThat(why).contains("cannot mount the volume data").contains("install bubblewrap"));
        AppName app = app();
        assertThatThrownBy(() -> deploy(spec(app, 1, withVolume(worker(1), volume("/data")))))
                .isInstanceOf(RolloutFailed.class)
                .hasMessageContaining("install bubblewrap");
    }
}
