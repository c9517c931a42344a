package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.engine.Pod;
import dev.workflow.image.ImageReference;
import dev.workflow.imagebuilder.BuildRequest;
import dev.workflow.imagebuilder.BuiltImage;
import dev.workflow.imagebuilder.ImageBuilder;
import dev.workflow.operation.Kind;
import dev.workflow.operation.Ledger;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.OperationsUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever sees that an operation has ended can read every line of it: the handlers store their lines first. */
class FlushBeforeTheEndTest {

    private static final Map<String, Object> FILE = Map.of("deploy", Map.of("web", Map.of()));

    private final Deploys deploys = new Deploys();

    private void assertThatTheLastLineIs(String line) {
        assertThat(deploys.storedAtTheEnd).isNotEmpty().last().asString().startsWith(line);
    }

    @Test
    void aDeployThatSucceeds() throws Exception {
        deploys.publish(FILE);
        assertThatTheLastLineIs("[pipeline] release v2 run completed...");
    }

    @Test
    void aDeployThatFails() throws Exception {
        deploys.engine.rolloutsFail = true;
        deploys.publish(FILE);
        assertThatTheLastLineIs("[pipeline] release v2 pipeline runtime error: web exited with code 1");
    }

    @Test
    void aDeployWhoseJobFails() throws Exception {
        deploys.engine.outcome = job -> Pod.State.ERROR;
        deploys.publish(Map.of("deploy", Map.of("web", Map.of()), "run", List.of(Map.of())));
        assertThatTheLastLineIs("[pipeline] release v2 pipeline runtime error: pipeline run state error: error");
    }

    @Test
    void scaling() throws Exception {
        deploys.publish(FILE);
        deploys.storedAtTheEnd.clear();
        UUID scale = deploys.tenants.container.call(
                Ledger.class,
                ledger -> ledger.open(
                        deploys.tenants.ref(Deploys.APP),
                        Kind.SCALE,
                        "ada",
                        Map.of("counts", Map.of("web", 2)),
                        null,
                        null));
        deploys.work(deploys.claim(scale));
        assertThatTheLastLineIs("ada scaled pods web=2");
        assertThat(deploys.structure()).containsEntry("web", 2);
    }

    @Test
    void aBuild() throws Exception {
        List<String> stored = new ArrayList<>();
        List<String> storedAtTheEnd = new ArrayList<>();
        UUID build = deploys.tenants
                .container
                .call(
                        PushedBuilds.class,
                        pushed -> pushed.queue(deploys.ada, new AppName(Deploys.APP), "a".repeat(40), "key"))
                .orElseThrow();
        OperationView operation = deploys.claim(build);
        BuildHandler handler = new BuildHandler();
        handler.builder = FlushBeforeTheEndTest::printing;
        handler.pushed = new PushedBuilds() {
            @Override
            public Map<String, String> config(AppRef app) {
                return Map.of();
            }

            @Override
            public void publish(OperationView ended, BuiltImage built) {
                storedAtTheEnd.addAll(stored);
            }
        };
        handler.handle(operation, OperationsUnderTest.running(build, stored::addAll));
        assertThat(storedAtTheEnd).containsExactly("the last line of the build");
    }

    private static BuiltImage printing(BuildRequest request, ImageBuilder.BuildOutput output) {
        output.line("the last line of the build");
        return new BuiltImage(ImageReference.parse("shop:1"), "container", Map.of(), Map.of(), "");
    }
}
