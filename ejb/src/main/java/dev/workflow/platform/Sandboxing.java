package dev.workflow.platform;

import dev.workflow.sandbox.ControlGroups;
import dev.workflow.sandbox.Sandboxes;
import dev.workflow.sandbox.Spawner;
import dev.workflow.sandbox.Tenant;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    public Optional<Tenant> tenant() {
        return sandboxes.tenant();
    }
}
