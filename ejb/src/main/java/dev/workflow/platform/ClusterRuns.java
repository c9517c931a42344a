package dev.workflow.platform;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import dev.workflow.component.Readiness;
import dev.workflow.database.Installation;
import dev.workflow.engine.Engine;
import dev.workflow.engine.kubernetes.KubernetesEngine;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.router.Routes;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** Runs apps on a Kubernetes cluster. A cluster that is away when the server starts is waited for, in the background. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClusterRuns {

    private static final Logger LOG = System.getLogger(ClusterRuns.class.getName());
    private static final long RETRY_SECONDS = 5;

    @Inject
    Cluster cluster;

    @Inject
    ClusterLayoutSettings layout;

    @Inject
    Components components;

    @Inject
    Routes routes;

    @Inject
    Clock clock;

    @Inject
    Readiness readiness;

    @EJB
    Installation installation;

    @Resource
    ManagedScheduledExecutorService timer;

    private KubernetesEngine engine;
    private volatile boolean closed;

    @PostConstruct
    void create() {
        engine = new KubernetesEngine(cluster, layout::objects, clock, installation.id());
    }

    public Engine engine() {
        return engine;
    }

    public void connect() {
        readiness.trouble("The cluster is not connected yet.");
        timer.execute(this::attempt);
    }

    private void attempt() {
        try {
            if (components.runAny(Component.WITH_APPS)) {
                engine.open();
            }
            if (components.run(Component.ROUTER)) {
                engine.lead(routes);
            }
            readiness.noTrouble();
            LOG.log(
                    Level.INFO,
                    "Connected to the cluster, Kubernetes {0}",
                    cluster.capabilities().version());
        } catch (RuntimeException away) {
            String why = "The cluster cannot be reached: " + away.getMessage();
            readiness.trouble(why);
            LOG.log(Level.WARNING, "{0}; trying again", why);
            if (!closed) {
                timer.schedule(this::attempt, RETRY_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    @PreDestroy
    void close() {
        closed = true;
        engine.close();
    }
}
