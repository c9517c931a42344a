package dev.workflow.engine.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.engine.TestApp;
import dev.workflow.engine.kubernetes.object.AppObjects;
import dev.workflow.image.ImageReference;
import dev.workflow.kubernetes.ApiCluster;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterSettings;
import dev.workflow.kubernetes.Resource;
import dev.workflow.kubernetes.fake.FakeApiServer;
import dev.workflow.kubernetes.fake.Images.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A cluster in this process that runs pods as processes, an image of the test app, and an engine on it. */
final class FakeCluster implements AutoCloseable {

    static final ImageReference IMAGE = ImageReference.parse("registry.test:5000/test-app:1");
    private static final AtomicInteger APPS = new AtomicInteger();

    final FakeApiServer server = new FakeApiServer();
    final MemoryRoutes routes = new MemoryRoutes();
    final Cluster cluster;
    final KubernetesEngine engine;
    private final Path kubeconfig;

    FakeCluster() throws IOException {
        server.serve(Resource.POD_METRICS);
        server.images()
                .add(
                        IMAGE.toString(),
                        new Image(Map.of("dev/workflow/engine/TestApp.class", TestApp.classFile()), Map.of()));
        kubeconfig = Files.createTempFile("kubeconfig", ".yaml");
        Files.writeString(kubeconfig, server.kubeconfig());
        cluster = connect();
        engine = engine(cluster);
        engine.open();
        engine.lead(routes);
    }

    /** Another server's connection to the same cluster. */
    ApiCluster connect() {
        return ApiCluster.open(ClusterSettings.of(Optional.of(kubeconfig), 1000));
    }

    static KubernetesEngine engine(Cluster cluster) {
        AppObjects objects =
                new AppObjects(Layouts.quick(cluster.capabilities().minor(), ""), new MatchingNodes(cluster));
        return new KubernetesEngine(cluster, () -> objects, Clock.systemUTC(), "tests");
    }

    static AppName app() {
        return new AppName("app" + APPS.incrementAndGet());
    }

    static List<String> testApp(String... arguments) {
        List<String> words =
                new ArrayList<>(List.of(TestApp.java().toString(), "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        words.addAll(List.of("-cp", "/workspace", TestApp.class.getName()));
        words.addAll(List.of(arguments));
        return words;
    }

    @Override
    public void close() {
        engine.close();
        cluster.close();
        server.close();
        kubeconfig.toFile().delete();
    }
}
