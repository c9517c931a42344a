package dev.workflow.messaging;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkManager;
import java.lang.System.Logger.Level;
import java.util.IdentityHashMap;
import java.util.Map;
import javax.transaction.xa.XAResource;

/**
 * Feeds message-driven beans from the broker. Needed because no published resource adapter works with this client (they
 * rely on connection consumers, which it does not have). Configured by {@code uri} ({@code workflow.amqp.uri}) and
 * {@code components} ({@code workflow.components}); a broker that is away when a bean is activated is no error.
 */
public class MessagingAdapter implements ResourceAdapter {
    private static final System.Logger LOG = System.getLogger(MessagingAdapter.class.getName());
    private static final String ENVIRONMENT = "WORKFLOW_AMQP_URI";

    private final Map<ActivationSpec, ActiveQueue> active = new IdentityHashMap<>();
    private WorkManager threads;
    private Broker broker;
    private String uri = "";
    private String components = "all";

    @Override
    public void start(BootstrapContext context) {
        threads = context.getWorkManager();
    }

    @Override
    public void stop() {
        synchronized (active) {
            active.values().forEach(ActiveQueue::stop);
            active.clear();
        }
    }

    @Override
    public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec) throws ResourceException {
        if (!(spec instanceof QueueActivation activation)) {
            throw new NotSupportedException("Not an activation of this adapter: " + spec.getClass());
        }
        activation.validate();
        if (!Components.parse(components).run(activation.getComponent()) || activation.getMaxSessions() == 0) {
            LOG.log(Level.INFO, "Not consuming {0}: switched off here", activation.getDestination());
            return;
        }
        synchronized (active) {
            active.put(spec, ActiveQueue.start(threads, broker(), activation, endpoints));
        }
        LOG.log(
                Level.INFO,
                "Consuming {0} with {1} sessions",
                activation.getDestination(),
                activation.getMaxSessions());
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory endpoints, ActivationSpec spec) {
        ActiveQueue queue;
        synchronized (active) {
            queue = active.remove(spec);
        }
        if (queue != null) {
            queue.stop();
        }
    }

    /** None: the client has no XA. */
    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }

    public String getUri() {
        return uri;
    }

    public void setUri(String uri) {
        this.uri = uri;
    }

    public String getComponents() {
        return components;
    }

    public void setComponents(String components) {
        this.components = components;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private Broker broker() throws ResourceException {
        if (broker == null) {
            String address = uri.isBlank() ? System.getenv().getOrDefault(ENVIRONMENT, "") : uri;
            if (address.isBlank()) {
                throw new ResourceException("No message broker: set " + ENVIRONMENT + " (or workflow.amqp.uri)");
            }
            try {
                broker = Broker.at(address);
            } catch (IllegalArgumentException e) {
                throw new ResourceException(ENVIRONMENT + ": " + e.getMessage(), e);
            }
        }
        return broker;
    }
}
