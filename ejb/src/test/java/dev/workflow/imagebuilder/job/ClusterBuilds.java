package dev.workflow.imagebuilder.job;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.config.Signer;
import dev.workflow.image.ImageStore;
import dev.workflow.imagebuilder.BuildRequest;
import dev.workflow.imagebuilder.BuiltImage;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.ImageBuilder.BuildOutput;
import dev.workflow.imagebuilder.local.SampleSource;
import dev.workflow.kubernetes.ApiCluster;
import dev.workflow.kubernetes.ClusterSettings;
import dev.workflow.kubernetes.ClusterUnderTest;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.kubernetes.Selector;
import dev.workflow.registry.Grants;
import dev.workflow.registry.RegistryKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Builds in a namespace of a cluster, with their surroundings. */
final class ClusterBuilds implements AutoCloseable {

    static final String SHA = "0123456789abcdef0123456789abcdef01234567";

    final String namespace;
    final AppRef app = new AppRef(UUID.randomUUID(), new AppName("shop"));
    final Surroundings around;
    final ApiCluster cluster;
    final SourceServer sources;
    final ImageStore images;
    private final Path kubeconfig;

    ClusterBuilds(ClusterUnderTest under, Surroundings around, ImageStore images) throws IOException {
        this.around = around;
        kubeconfig = Files.createTempFile("kubeconfig", "");
        Files.writeString(kubeconfig, under.kubeconfig());
        cluster = ApiCluster.open(ClusterSettings.of(Optional.of(kubeconfig), 50));
        namespace = under.namespace("jobs");
        sources = new SourceServer(around.host());
        this.images = images;
    }

    JobSettings settings() {
        RunAs user = new RunAs(1001, 1000);
        return new JobSettings(
                namespace,
                new BuildpackSettings(around.builder(), around.run(), user, around.creator(), "0.13"),
                new DockerfileSettings(around.dockerfiles(), user, around.buildah(), "Unconfined", "vfs"),
                new JobSettings.Fetch(around.fetch(), around.fetchCommand()),
                List.of(),
                "IfNotPresent",
                List.of(around.registryOfPods().getAuthority()),
                Map.of(),
                new JobSettings.Limits("2", "1Gi", "4Gi", "50m", "64Mi"),
                Duration.ofHours(1));
    }

    JobImageBuilder builder(JobSettings settings) {
        RegistryKeys keys = new RegistryKeys(
                around.registry().getAuthority(),
                new Grants(new Signer(List.of(new byte[] {1})), Clock.systemUTC()),
                Optional.empty());
        return new JobImageBuilder(
                cluster,
                sources.objects,
                sources,
                images,
                keys,
                new Reach(around.registryOfPods(), sources.address()),
                Clock.systemUTC(),
                settings);
    }

    BuildRequest request(SampleSource source, Duration limit) {
        UUID id = UUID.randomUUID();
        sources.objects.put("home/" + id, source.tar());
        return new BuildRequest(id, app, SHA, "home/" + id, Map.of(), limit);
    }

    BuiltImage build(SampleSource source, Output output) throws BuildFailed, InterruptedException {
        try {
            return builder(settings()).build(request(source, Duration.ofMinutes(10)), output);
        } catch (BuildFailed failed) {
            failed.addSuppressed(new IllegalStateException(output.text()));
            throw failed;
        }
    }

    List<KubernetesObject> all(Resource resource) {
        return cluster.list(resource, namespace, Selector.is("app", "drycc-imagebuilder"));
    }

    static final class Output implements BuildOutput {
        final List<String> lines = new CopyOnWriteArrayList<>();
        private final BooleanSupplier cancelled;

        Output() {
            this(() -> false);
        }

        Output(BooleanSupplier cancelled) {
            this.cancelled = cancelled;
        }

        @Override
        public void line(String text) {
            lines.add(text);
        }

        @Override
        public boolean cancelled() {
            return cancelled.getAsBoolean();
        }

        String text() {
            return String.join("\n", lines);
        }
    }

    @Override
    public void close() throws IOException {
        cluster.close();
        sources.close();
        Files.delete(kubeconfig);
    }
}
