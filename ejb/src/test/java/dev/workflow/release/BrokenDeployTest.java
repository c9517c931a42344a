package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.operation.OperationView;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A deploy that goes wrong in each way: what runs afterwards, and what the release and the log say. */
class BrokenDeployTest {

    private static final Map<String, Object> FILE = Map.of("deploy", Map.of("web", Map.of()));

    private final Deploys deploys = new Deploys();

    @Test
    void whatRanBeforeIsBroughtBack() throws Exception {
        deploys.publish(FILE);
        deploys.engine.calls.clear();
        deploys.engine.rolloutsFail = true;
        assertThat(deploys.publish(FILE).exception()).contains("web exited with code 1");
        assertThat(deploys.engine.calls).containsExactly("apply v3 [web]", "apply v2 [web]");
        assertThat(deploys.tenants.logs.said())
                .contains("shop: There was a problem deploying v3. Rolling back to release v2.");
    }

    @Test
    void withAutorollbackOffNothingIsBroughtBack() throws Exception {
        deploys.publish(FILE);
        deploys.tenants.settings(Deploys.APP, true, false);
        deploys.engine.calls.clear();
        deploys.engine.rolloutsFail = true;
        assertThat(deploys.publish(FILE).state()).isEqualTo("crashed");
        assertThat(deploys.engine.calls).containsExactly("apply v3 [web]");
        assertThat(deploys.tenants.logs.said())
                .contains("shop: [pipeline] release v3 deploy do not rollback on failure");
    }

    @Test
    void theFirstReleaseHasNothingToGoBackTo() throws Exception {
        deploys.engine.rolloutsFail = true;
        assertThat(deploys.publish(FILE).state()).isEqualTo("crashed");
        assertThat(deploys.engine.calls).containsExactly("apply v2 [web]");
    }

    @Test
    void anErrorOfOursDoesNotLeaveTheReleaseOnItsWay() {
        int version = deploys.tenants.publish(deploys.ada, Deploys.APP, Deploys.build(FILE));
        deploys.tenants.count(
                "with broken as (update build set image = 'NO IMAGE' returning 1) select count(*) from broken");
        OperationView deploy = deploys.claim(version);
        assertThatThrownBy(() -> deploys.work(deploy)).hasMessageContaining("The given image is invalid");
        assertThat(deploys.release(version).state()).isEqualTo("crashed");
        assertThat(deploys.release(version).exception())
                .get()
                .asString()
                .contains("an internal error stopped this deploy", deploy.uuid().toString());
    }
}
