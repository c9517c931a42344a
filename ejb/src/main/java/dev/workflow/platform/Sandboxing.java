package dev.workflow.platform;

import dev.workflow.sandbox.ControlGroups;
import dev.workflow.sandbox.Sandboxes;
import dev.workflow.sandbox.Spawner;
import dev.workflow.sandbox.Tenant;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The walls of this machine, found out once and used by the engine and the imagebuilder. */
@ApplicationScoped
public class Sandboxing {

    @Inject
    @ConfigProperty(name = "workflow.data")
    Path data;

    private Sandboxes sandboxes;
    private Spawner spawner;

    @PostConstruct
    void detect() {
        try {
            sandboxes = new Sandboxes(Files.createDirectories(data.resolve("run").resolve("sandbox")), Tenant.DEFAULT);
        } catch (IOException unusable) {
            throw new IllegalStateException("the data folder " + data + " cannot be used", unusable);
        }
        spawner = new Spawner(sandboxes.detect(), ControlGroups.detect());
    }

    /** Closed with the engine, which uses it last. */
    public Spawner spawner() {
        return spawner;
    }

    public Optional<Tenant> tenant() {
        return sandboxes.tenant();
    }
}
