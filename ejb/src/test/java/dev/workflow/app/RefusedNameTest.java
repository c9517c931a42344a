package dev.workflow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.engine.Engine;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.release.Tenants;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A cluster has names of its own, and whoever creates an app must not get at what runs under them. */
class RefusedNameTest {

    private static final String WHY = "the cluster has a namespace monitoring that is not Workflow's";

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");

    private static Engine refusing() {
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> Optional.of(
                                WHY)
                        .filter(why -> arguments[0].equals(new AppName("monitoring"))));
    }

    @Test
    void whatTheEngineCannotRunIsRefusedBeforeAnythingIsMade() {
        tenants.container.provide(Engine.class, refusing());
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> tenants.app(ada, "monitoring"))
                .withMessageContaining(WHY)
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
        assertThat(tenants.count("select count(*) from app")).isZero();
        tenants.app(ada, "shop");
        assertThat(tenants.count("select count(*) from app")).isEqualTo(1);
    }
}
