package dev.workflow.platform;

import dev.workflow.image.HttpImageStore;
import dev.workflow.image.ImageStore;
import dev.workflow.image.ImageStoreSettings;
import dev.workflow.storage.ObjectStore;
import dev.workflow.storage.S3ObjectStore;
import dev.workflow.storage.S3Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Object storage and images: any S3, any OCI registry, by settings alone. */
@ApplicationScoped
public class Storage {

    @Inject
    @ConfigProperty(name = "workflow.s3.endpoint")
    URI endpoint;

    @Inject
    @ConfigProperty(name = "workflow.s3.region", defaultValue = "us-east-1")
    String region;

    @Inject
    @ConfigProperty(name = "workflow.s3.bucket", defaultValue = "workflow")
    String bucket;

    @Inject
    @ConfigProperty(name = "workflow.s3.access.key")
    String accessKey;

    @Inject
    @ConfigProperty(name = "workflow.s3.secret.key")
    String secretKey;

    @Inject
    @ConfigProperty(name = "workflow.s3.path.style", defaultValue = "true")
    boolean pathStyle;

    @Inject
    @ConfigProperty(name = "workflow.registry.url")
    URI registry;

    @Inject
    @ConfigProperty(name = "workflow.registry.username")
    String registryUsername;

    @Inject
    @ConfigProperty(name = "workflow.registry.password")
    String registryPassword;

    @Produces
    @ApplicationScoped
    public ObjectStore objects() {
        return new S3ObjectStore(settings());
    }

    public S3Settings settings() {
        return new S3Settings(endpoint, region, bucket, accessKey, secretKey, pathStyle);
    }

    @Produces
    @ApplicationScoped
    public ImageStore images() {
        return new HttpImageStore(new ImageStoreSettings(registry, registryUsername, registryPassword, Set.of()));
    }
}
