package dev.workflow.platform;

import dev.workflow.image.ImageStore;
import dev.workflow.imagebuilder.ImageBuilder;
import dev.workflow.imagebuilder.buildpack.ToolSettings;
import dev.workflow.imagebuilder.local.BuildSettings;
import dev.workflow.imagebuilder.local.LocalImageBuilder;
import dev.workflow.storage.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Builds on this machine. */
@ApplicationScoped
public class LocalBuilds {

    @Inject
    Sandboxing sandboxing;

    @Inject
    ObjectStore sources;

    @Inject
    ImageStore images;

    @Inject
    Clock clock;

    @Inject
    DataFolder data;

    @Inject
    @ConfigProperty(name = "workflow.registry.url")
    URI registry;

    @Inject
    @ConfigProperty(name = "workflow.builds.parallel", defaultValue = "2")
    int parallel;

    public ImageBuilder builder() throws IOException {
        ToolSettings tools = ToolSettings.of(System.getenv(), Path.of(System.getProperty("user.home")));
        return new LocalImageBuilder(
                data.path(),
                sandboxing.spawner(),
                sources,
                images,
                registry.getAuthority(),
                new Semaphore(parallel, true),
                clock,
                BuildSettings.defaults(data.path().resolve("buildpacks"), sandboxing.tenant(), tools));
    }
}
