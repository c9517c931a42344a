package dev.workflow.platform;

import dev.workflow.app.AppDestroyed;
import dev.workflow.builder.GitSshServer;
import dev.workflow.builder.GitSshSettings;
import dev.workflow.builder.Pushes;
import dev.workflow.component.Component;
import dev.workflow.component.Components;
import dev.workflow.component.Readiness;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens the SSH port when this server is a builder. It closes before {@link dev.workflow.operation.Leases} does: builds whose
 * pusher is cut off are cancelled, not handed over.
 */
@Singleton
@Startup
@DependsOn({"Migrations", "Reaper", "Leases"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SshListener {

    private static final Logger LOG = System.getLogger(SshListener.class.getName());

    @Inject
    Components components;

    @Inject
    Readiness readiness;

    @Inject
    Pushes pushes;

    @Inject
    DataFolder data;

    @Inject
    @ConfigProperty(name = "workflow.ssh.port", defaultValue = "2222")
    int port;

    @Inject
    @ConfigProperty(name = "workflow.ssh.host", defaultValue = "127.0.0.1")
    String host;

    @Resource
    ManagedThreadFactory threads;

    @Resource
    ManagedExecutorService executor;

    private GitSshServer server;

    @PostConstruct
    void start() {
        if (!components.run(Component.BUILDER)) {
            return;
        }
        GitSshSettings local = GitSshSettings.local(port, data.path());
        try {
            server = new GitSshServer(
                    new GitSshSettings(host, port, data.path(), local.pushes(), local.sessions()), pushes, threads);
            server.start();
            readiness.opened(Component.BUILDER);
        } catch (IOException notOpened) {
            throw new IllegalStateException(
                    "the SSH port " + port + " cannot be opened: set WORKFLOW_SSH_PORT to a free one", notOpened);
        }
    }

    /** A later app of the same name starts with an empty repository. */
    public void destroyed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppDestroyed event) {
        if (server != null) {
            executor.submit(() -> server.forget(event.app()));
        }
    }

    @PreDestroy
    void stop() {
        if (server == null) {
            return;
        }
        readiness.closed(Component.BUILDER);
        try {
            server.close();
        } catch (IOException ignored) {
            LOG.log(Level.DEBUG, "the SSH server did not close well", ignored);
        }
    }
}
