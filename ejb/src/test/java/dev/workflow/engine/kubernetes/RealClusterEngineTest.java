package dev.workflow.engine.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.engine.Engine;
import dev.workflow.engine.EngineProbesContract;
import dev.workflow.engine.TestApp;
import dev.workflow.engine.kubernetes.object.AppObjects;
import dev.workflow.image.ImageReference;
import dev.workflow.kubernetes.Resource;
import dev.workflow.process.ProcessType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The engine on a real cluster; skipped when none is named. */
@EnabledIfEnvironmentVariable(
        named = RealCluster.KUBECONFIG,
        matches = ".+",
        disabledReason = "no real cluster: set WORKFLOW_TEST_KUBECONFIG to try the engine on one")
class RealClusterEngineTest implements EngineProbesContract {

    private static final AtomicInteger APPS = new AtomicInteger();
    private static RealCluster real;
    private static MemoryRoutes routes;
    private static KubernetesEngine engine;
    private final List<AppName> made = new ArrayList<>();

    @BeforeAll
    static void connect() throws Exception {
        real = new RealCluster();
        real.open();
        routes = new MemoryRoutes();
        String storage = RealCluster.volumes() ? RealCluster.STORAGE_CLASS : "";
        AppObjects objects = new AppObjects(
                Layouts.quick(real.cluster.capabilities().minor(), storage), new MatchingNodes(real.cluster));
        engine = new KubernetesEngine(real.cluster, () -> objects, Clock.systemUTC(), "tests");
        engine.open();
        engine.lead(routes);
    }

    @AfterAll
    static void disconnect() {
        engine.close();
        real.close();
    }

    @BeforeEach
    void volumes() {
        if (RealCluster.volumes()) {
            real.offerVolume();
        }
    }

    @AfterEach
    void remove() {
        made.forEach(app -> real.cluster.delete(Resource.NAMESPACE, "", app.value(), Optional.empty()));
    }

    @Override
    public boolean measuresUsage() {
        return real.cluster.capabilities().serves(Resource.POD_METRICS);
    }

    @Override
    public boolean keepsVolumes() {
        return RealCluster.volumes();
    }

    /** Nodes start containers after one another. */
    @Override
    public Duration patience() {
        return Duration.ofSeconds(20);
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public AppName app() {
        if (RealCluster.volumes()) {
            real.offerVolume();
        }
        AppName app = new AppName(real.prefix + "-" + APPS.incrementAndGet());
        made.add(app);
        return app;
    }

    @Override
    public ImageReference image() {
        return ImageReference.parse(RealCluster.image());
    }

    /** The program comes with the command: so any image with a Java will do. */
    @Override
    public List<String> testApp(String... arguments) {
        try {
            String bytes = Base64.getEncoder().encodeToString(TestApp.classFile());
            String place = "/tmp/test-app/dev/workflow/engine";
            String script = "mkdir -p " + place + " && echo " + bytes + " | base64 -d >" + place
                    + "/TestApp.class && exec java -XX:TieredStopAtLevel=1 -Xshare:auto -cp /tmp/test-app "
                    + TestApp.class.getName() + " " + String.join(" ", arguments);
            return List.of("sh", "-c", script);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public String get(AppName app, String path) throws IOException {
        List<InetSocketAddress> ready = routes.ready(app, ProcessType.WEB);
        if (ready.isEmpty()) {
            throw new IOException("503: nothing is ready");
        }
        return real.get(ready.get(ThreadLocalRandom.current().nextInt(ready.size())), path);
    }
}
