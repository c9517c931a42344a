package dev.workflow.platform;

import dev.workflow.image.ImageStore;
import dev.workflow.imagebuilder.ImageBuilder;
import dev.workflow.imagebuilder.job.JobImageBuilder;
import dev.workflow.imagebuilder.job.Reach;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.registry.RegistryKeys;
import dev.workflow.storage.ObjectStore;
import dev.workflow.storage.S3Links;
import dev.workflow.storage.S3Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Builds in Jobs of the cluster. */
@ApplicationScoped
public class ClusterBuilds {

    @Inject
    Cluster cluster;

    @Inject
    ObjectStore sources;

    @Inject
    ImageStore images;

    @Inject
    RegistryKeys keys;

    @Inject
    Clock clock;

    @Inject
    ClusterBuildSettings settings;

    @Inject
    Storage storage;

    /** By which pods know the registry, when it is not the address of the platform's servers. */
    @Inject
    @ConfigProperty(name = "workflow.builder.registry")
    Optional<URI> registryOfPods;

    @Inject
    @ConfigProperty(name = "workflow.registry.url")
    URI registry;

    /** The same for the object storage. */
    @Inject
    @ConfigProperty(name = "workflow.builder.s3.endpoint")
    Optional<URI> storageOfPods;

    public ImageBuilder builder() {
        S3Settings objects = storage.settings();
        S3Settings forPods = new S3Settings(
                storageOfPods.orElse(objects.endpoint()),
                objects.region(),
                objects.bucket(),
                objects.accessKey(),
                objects.secretKey(),
                objects.pathStyle());
        Reach reach = new Reach(registryOfPods.orElse(registry), forPods.endpoint());
        return new JobImageBuilder(
                cluster, sources, new S3Links(forPods), images, keys, reach, clock, settings.of(reach.registry()));
    }
}
