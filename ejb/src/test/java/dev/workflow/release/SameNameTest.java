package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.app.AppName;
import dev.workflow.app.AppService;
import dev.workflow.image.ImageReference;
import dev.workflow.imagebuilder.BuiltImage;
import dev.workflow.operation.Ledger;
import dev.workflow.operation.OperationService;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.OperationsUnderTest;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** An app of bob's under the name of one that ada has destroyed: neither sees or touches the other. */
class SameNameTest {

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");
    private final Caller bob = tenants.account("bob");

    private OperationView buildOfAda() {
        UUID operation = tenants.container
                .call(PushedBuilds.class, builds -> builds.queue(ada, new AppName("shop"), "aaaaaaaa", "home/x"))
                .orElseThrow();
        return tenants.container
                .call(
                        Ledger.class,
                        ledger -> ledger.claim(
                                operation, OperationsUnderTest.instance().owner()))
                .orElseThrow();
    }

    private void changeHands() {
        tenants.container.run(AppService.class, apps -> apps.destroy(ada, "shop"));
        tenants.app(bob, "shop");
    }

    @Test
    void operationsOfTheFormerAppAreNotSeen() {
        tenants.app(ada, "shop");
        UUID former = buildOfAda().uuid();
        assertThat(tenants.operations("shop")).hasSize(1);
        changeHands();

        assertThat(tenants.operations("shop")).isEmpty();
        assertThat(tenants.container
                        .call(OperationService.class, operations -> operations.list(bob, "shop", Tenants.ALL))
                        .items())
                .isEmpty();
        notFound(() -> tenants.container.call(OperationService.class, operations -> operations.get(bob, former)));
        notFound(() -> tenants.container.call(OperationService.class, operations -> operations.cancel(bob, former)));
    }

    @Test
    void aBuildOfTheFormerAppMakesNoReleaseOfTheNewOne() {
        tenants.app(ada, "shop");
        OperationView build = buildOfAda();
        changeHands();

        notFound(() -> tenants.container.run(PushedBuilds.class, builds -> builds.config(build.app())));
        notFound(() -> tenants.container.run(PushedBuilds.class, builds -> builds.publish(build, image())));
        assertThat(tenants.releases(bob, "shop")).hasSize(1);
    }

    @Test
    void aDeployOfTheFormerAppIsNoneOfTheNewOne() {
        tenants.app(ada, "shop");
        tenants.publish(ada, "shop", "aaaaaaaa");
        OperationView deploy = tenants.operations("shop").get(0);
        changeHands();
        tenants.publish(bob, "shop", "bbbbbbbb");

        notFound(() -> tenants.container.run(Rollouts.class, rollouts -> rollouts.plan(deploy)));
        tenants.container.run(Rollouts.class, rollouts -> rollouts.abandoned(deploy.app(), 2, "its server is gone"));
        assertThat(tenants.newest(bob, "shop").state()).isEqualTo("created");
    }

    @Test
    void whoPushedToTheFormerAppDoesNotBuildForTheNewOne() {
        tenants.app(ada, "shop");
        changeHands();

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(this::buildOfAda)
                .extracting(Problem::status)
                .isEqualTo(403);
    }

    private static BuiltImage image() {
        return new BuiltImage(ImageReference.parse("registry.example.com/shop:1"), "container", Map.of(), Map.of(), "");
    }

    private static void notFound(ThrowingCallable call) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(call)
                .extracting(Problem::status)
                .isEqualTo(404);
    }
}
