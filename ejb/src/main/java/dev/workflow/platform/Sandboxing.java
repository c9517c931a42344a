package dev.workflow.platform;

import dev.workflow.sandbox.ControlGroups;
import dev.workflow.sandbox.Sandboxes;
import dev.workflow.sandbox.Spawner;
import dev.workflow.sandbox.Tenant;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The walls of this machine, found out once and used by the engine and the imagebuilder. */
@ApplicationScoped
public class Sandboxing {

    @Inject
    DataFolder data;

    private Sandboxes sandboxes;
    private Spawner spawner;

    @PostConstruct
    void detect() {
        sandboxes = new Sandboxes(data.folder("run/sandbox"), Tenant.DEFAULT);
        spawner = new Spawner(sandboxes.detect(), ControlGroups.detect());
    }

    /** Closed with the engine, which uses it last. */
    public Spawner spawner() {
        return spawner;
    }

    /** The server's own Java, when it is not under /usr: apps may need one. */
    public List<Path> toolchains() {
        Path java = Path.of(System.getProperty("java.home")).toAbsolutePath();
        return java.startsWith("/usr") ? List.of() : List.of(java);
    }

    public Optional<Tenant> tenant() {
        return sandboxes.tenant();
    }
}
