package dev.workflow.platform;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import dev.workflow.identity.ServiceKey;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.log.AppLogs;
import dev.workflow.log.cluster.Collecting;
import dev.workflow.log.cluster.PodLogCollector;
import dev.workflow.log.remote.LoggerServer;
import dev.workflow.log.remote.LoggerSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes this server the logger, when it is to be: collects what the apps print in the cluster, and, once it has a key,
 * opens the port that the other servers send to and read from.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LoggerListener {

    private static final Logger LOG = System.getLogger(LoggerListener.class.getName());
    private static final long AGAIN_SECONDS = 10;

    @Inject
    Components components;

    @Inject
    Logging logging;

    @Inject
    AppLogs logs;

    @Inject
    Cluster cluster;

    @Inject
    @ConfigProperty(name = "workflow.engine", defaultValue = "local")
    String engine;

    @Inject
    @ConfigProperty(name = "workflow.logger.host", defaultValue = "127.0.0.1")
    String host;

    @Inject
    @ConfigProperty(name = "workflow.logger.port", defaultValue = "8088")
    int port;

    @Inject
    @ConfigProperty(name = "workflow.logger.key")
    Optional<String> key;

    @Resource
    ManagedScheduledExecutorService timer;

    private Optional<LoggerServer> server = Optional.empty();
    private Optional<PodLogCollector> collector = Optional.empty();
    private volatile boolean stopped;

    @PostConstruct
    void start() {
        if (!components.run(Component.LOGGER) || logging.remote()) {
            return;
        }
        LOG.log(Level.INFO, "Logger: {0}", logs);
        server = key.map(secret -> new LoggerServer(logs, LoggerSettings.of(host, port, ServiceKey.of(secret))));
        server.ifPresent(LoggerServer::start);
        if (engine.equals("kubernetes")) {
            collector = Optional.of(new PodLogCollector(cluster, logs, Collecting.DEFAULT, Logging::thread));
            timer.execute(this::collect);
        }
    }

    /** Tries until the cluster lets the pods be watched. */
    private void collect() {
        try {
            if (!stopped) {
                collector.orElseThrow().start();
            }
        } catch (ClusterProblem problem) {
            LOG.log(Level.WARNING, "What apps print is not collected yet: {0}", problem.getMessage());
            timer.schedule(this::collect, AGAIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        server.ifPresent(LoggerServer::close);
        collector.ifPresent(PodLogCollector::close);
    }
}
