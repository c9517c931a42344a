package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.app.AppService;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Engine;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.OperationsUnderTest;
import dev.workflow.operation.Outcome;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.process.ProcessType;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** An app that is destroyed in the middle of its deploy stays dead. */
class DestroyedWhileDeployingTest {

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");
    private final List<String> calls = new ArrayList<>();

    @Test
    void theOldReleaseIsNotStartedAgain() {
        tenants.app(ada, "shop");
        tenants.succeeded("shop", tenants.publish(ada, "shop", "aaaaaaaa"));
        tenants.publish(ada, "shop", "bbbbbbbb");
        OperationView deploy = tenants.operations("shop").get(0);

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> handler().handle(deploy, OperationsUnderTest.running(deploy.uuid())))
                .withMessage("the app was destroyed");
        assertThat(calls).containsExactly("apply v3", "destroy shop");
    }

    private DeployHandler handler() {
        DeployHandler handler = new DeployHandler();
        handler.rollouts = new InTransactions();
        handler.jobs = new JobsBeforeDeploy();
        handler.logs = tenants.logs;
        handler.self = OperationsUnderTest.instance();
        handler.engine = (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("apply")) {
                        calls.add("apply v" + ((AppSpec) arguments[0]).release());
                        tenants.container.run(AppService.class, apps -> apps.destroy(ada, "shop"));
                        throw new RolloutFailed(ProcessType.WEB, RolloutFailed.Cause.EXITED, "it exited", "");
                    }
                    calls.add(method.getName() + " " + arguments[0]);
                    return null;
                });
        return handler;
    }

    /** Each call is a transaction of its own, as in the server. */
    private final class InTransactions extends Rollouts {
        @Override
        public Plan plan(OperationView operation) {
            return tenants.container.call(Rollouts.class, rollouts -> rollouts.plan(operation));
        }

        @Override
        public boolean exists(UUID app) {
            return tenants.container.call(Rollouts.class, rollouts -> rollouts.exists(app));
        }

        @Override
        public void crashed(UUID operation, String owner, int version, Plan plan, Outcome outcome) {
            tenants.container.run(
                    Rollouts.class, rollouts -> rollouts.crashed(operation, owner, version, plan, outcome));
        }
    }
}
