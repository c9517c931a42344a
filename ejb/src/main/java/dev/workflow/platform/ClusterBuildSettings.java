package dev.workflow.platform;

import dev.workflow.imagebuilder.job.BuildpackSettings;
import dev.workflow.imagebuilder.job.DockerfileSettings;
import dev.workflow.imagebuilder.job.JobSettings;
import dev.workflow.imagebuilder.job.RunAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How the operator wants builds to run in the cluster. */
@ApplicationScoped
public class ClusterBuildSettings {

    /** In the platform's own image. */
    private static final List<String> FETCH = List.of(
            "java",
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-cp",
            "/opt/workflow/launcher.jar:/opt/workflow/lib/*",
            "dev.workflow.launcher.source.SourceMain");

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.namespace", defaultValue = "workflow")
    String namespace;

    @Inject
    @ConfigProperty(name = "workflow.builder.image")
    Optional<String> image;

    @Inject
    @ConfigProperty(name = "workflow.builder.run.image")
    Optional<String> runImage;

    @Inject
    @ConfigProperty(name = "workflow.builder.user", defaultValue = "1001:1000")
    String user;

    @Inject
    @ConfigProperty(name = "workflow.builder.creator", defaultValue = "/cnb/lifecycle/creator")
    String creator;

    @Inject
    @ConfigProperty(name = "workflow.builder.platform.api", defaultValue = "0.13")
    String api;

    @Inject
    @ConfigProperty(name = "workflow.builder.dockerfile.image")
    Optional<String> dockerfileImage;

    @Inject
    @ConfigProperty(name = "workflow.builder.dockerfile.user", defaultValue = "1000:1000")
    String dockerfileUser;

    @Inject
    @ConfigProperty(name = "workflow.builder.dockerfile.program", defaultValue = "buildah")
    String program;

    @Inject
    @ConfigProperty(name = "workflow.builder.dockerfile.seccomp", defaultValue = "Unconfined")
    String seccomp;

    @Inject
    @ConfigProperty(name = "workflow.builder.dockerfile.storage", defaultValue = "vfs")
    String storageDriver;

    @Inject
    @ConfigProperty(name = "workflow.builder.fetch.image")
    Optional<String> fetchImage;

    @Inject
    @ConfigProperty(name = "workflow.builder.fetch.command")
    Optional<Words> fetchCommand;

    @Inject
    @ConfigProperty(name = "workflow.builder.pull.secrets")
    Optional<Words> pullSecrets;

    @Inject
    @ConfigProperty(name = "workflow.builder.pull.policy", defaultValue = "Always")
    String pullPolicy;

    @Inject
    @ConfigProperty(name = "workflow.builder.insecure.registries")
    Optional<Words> insecure;

    /** {@code label:value,label:value} */
    @Inject
    @ConfigProperty(name = "workflow.builder.node.selector")
    Optional<Words> nodes;

    @Inject
    @ConfigProperty(name = "workflow.builder.cpu", defaultValue = "2")
    String cpu;

    @Inject
    @ConfigProperty(name = "workflow.builder.memory", defaultValue = "2Gi")
    String memory;

    @Inject
    @ConfigProperty(name = "workflow.builder.disk", defaultValue = "10Gi")
    String disk;

    @Inject
    @ConfigProperty(name = "workflow.builder.cpu.request", defaultValue = "250m")
    String leastCpu;

    @Inject
    @ConfigProperty(name = "workflow.builder.memory.request", defaultValue = "512Mi")
    String leastMemory;

    /** Seconds that a finished Job stays to be looked at. */
    @Inject
    @ConfigProperty(name = "workflow.builder.ttl", defaultValue = "21600")
    int ttl;

    /** @param registry as pods reach it */
    public JobSettings of(URI registry) {
        return new JobSettings(
                namespace,
                new BuildpackSettings(image.orElse(""), runImage.orElse(""), RunAs.parse(user), creator, api),
                new DockerfileSettings(
                        dockerfileImage.orElse(""), RunAs.parse(dockerfileUser), program, seccomp, storageDriver),
                new JobSettings.Fetch(
                        fetchImage.orElse(""), fetchCommand.map(Words::all).orElse(FETCH)),
                pullSecrets.orElse(Words.NONE).all(),
                pullPolicy,
                insecure(registry),
                selector(),
                new JobSettings.Limits(cpu, memory, disk, leastCpu, leastMemory),
                Duration.ofSeconds(ttl));
    }

    private List<String> insecure(URI registry) {
        List<String> all = new ArrayList<>(insecure.orElse(Words.NONE).all());
        if ("http".equals(registry.getScheme())) {
            all.add(registry.getAuthority());
        }
        return all;
    }

    private Map<String, String> selector() {
        Map<String, String> selector = new LinkedHashMap<>();
        for (String label : nodes.orElse(Words.NONE).all()) {
            String[] parts = label.split(":", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("workflow.builder.node.selector is label:value,label:value");
            }
            selector.put(parts[0].strip(), parts[1].strip());
        }
        return selector;
    }
}
