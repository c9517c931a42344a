package dev.workflow.engine.local;

import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Engine.Progress;
import dev.workflow.process.ProcessType;
import dev.workflow.process.Resources;
import dev.workflow.sandbox.Sandbox;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A server of its own process that starts an app and waits to be killed. */
final class DoomedServer {

    private DoomedServer() {}

    public static void main(String[] args) throws Exception {
        LocalFixture local = new LocalFixture(EnumSet.of(Sandbox.Strength.BUBBLEWRAP, Sandbox.Strength.NAMESPACES));
        AppSpec.Process worker = new AppSpec.Process(
                new ProcessType("worker"),
                1,
                local.image,
                List.of("sh", "-c", "sleep 4712 & exec sleep 4712"),
                List.of(),
                Map.of(),
                5000,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Resources.UNLIMITED,
                Duration.ofSeconds(5));
        AppSpec spec = new AppSpec(local.app(), 1, List.of(worker), Duration.ofSeconds(30));
        local.engine.apply(spec, Set.of(worker.type()), Progress.SILENT);
        System.out.println("up");
        new CountDownLatch(1).await();
    }
}
