package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.app.AppRef;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Engine;
import dev.workflow.operation.Kind;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.OperationsUnderTest;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.identity.Caller;
import java.lang.reflect.Proxy;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An app that is halted runs nothing, however many process types it has by then. */
class HaltTest {

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");
    private final List<String> applied = new ArrayList<>();

    @BeforeEach
    void app() {
        tenants.app(ada, "shop");
    }

    private boolean halt() throws Exception {
        AppRef shop = tenants.container.call(
                Apps.class, apps -> apps.byId("shop").map(AppRef::of).orElseThrow());
        tenants.container.run(ProcessService.class, processes -> processes.halt(shop, "manager", "blocked"));
        OperationView operation = tenants.operations("shop").stream()
                .filter(candidate -> candidate.kind() == Kind.SCALE)
                .findFirst()
                .orElseThrow();
        return handler().handle(operation, OperationsUnderTest.running(operation.uuid()));
    }

    private ScaleHandler handler() {
        ScaleHandler handler = new ScaleHandler();
        handler.rollouts = new InTransactions();
        handler.logs = tenants.logs;
        handler.self = OperationsUnderTest.instance();
        handler.engine = (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> {
                    ((AppSpec) arguments[0])
                            .processes()
                            .forEach(process -> applied.add(process.type() + "=" + process.replicas()));
                    return null;
                });
        return handler;
    }

    @Test
    void everythingGoesToZero() throws Exception {
        tenants.succeeded("shop", tenants.publish(ada, "shop", "aaaaaaaa"));
        structure(Map.of("web", 2, "worker", 1));
        assertThat(halt()).as("ended with its result").isFalse();
        assertThat(applied).containsExactlyInAnyOrder("web=0", "worker=0");
        assertThat(tenants.said()).anyMatch(line -> line.startsWith("shop: manager scaled pods "));
    }

    @Test
    void whatRunsNothingIsLeftAlone() throws Exception {
        assertThat(halt()).isTrue();
        assertThat(applied).isEmpty();
    }

    private void structure(Map<String, Integer> counts) {
        tenants.container.run(
                Apps.class,
                apps -> apps.byId("shop").orElseThrow().setStructure(counts, OffsetDateTime.now(tenants.clock)));
    }

    /** Each call is a transaction of its own, as in the server. */
    private final class InTransactions extends Rollouts {
        @Override
        public Map<String, Integer> structure(AppRef app) {
            return tenants.container.call(Rollouts.class, rollouts -> rollouts.structure(app));
        }

        @Override
        public Optional<AppSpec> scaled(AppRef app, Map<String, Integer> structure) {
            return tenants.container.call(Rollouts.class, rollouts -> rollouts.scaled(app, structure));
        }

        @Override
        public void rescaled(UUID operation, String owner, AppRef app, Map<String, Integer> structure) {
            assertThat(structure.values()).containsOnly(0);
        }
    }
}
