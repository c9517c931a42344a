package dev.workflow.jms;

import dev.workflow.messaging.Broker;
import dev.workflow.messaging.Sender;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends what is in the outbox: right after the commit that put it there, and every 2 s in case that process died. Runs
 * in every instance, whatever its components: each of them writes to the outbox.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class OutboxRelay {

    @Resource(lookup = "java:app/jdbc/workflow")
    private DataSource database;

    @Resource
    private ManagedExecutorService threads;

    @Inject
    @ConfigProperty(name = "workflow.amqp.uri")
    private Optional<String> uri;

    @Inject
    private CommitBell bell;

    private Sender sender;
    private OutboxDrain drain;

    @PostConstruct
    void start() {
        sender = new Sender(uri.map(Broker::at)
                .orElseThrow(() ->
                        new IllegalStateException("No message broker: set WORKFLOW_AMQP_URI (or workflow.amqp.uri)")));
        drain = new OutboxDrain(new Outbox(database, sender::send), threads, Clock.systemUTC());
        bell.listen(drain::wake);
    }

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    public void onTimer() {
        drain.wake();
    }

    @PreDestroy
    void stop() {
        sender.close();
    }
}
