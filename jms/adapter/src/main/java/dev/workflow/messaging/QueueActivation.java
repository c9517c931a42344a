package dev.workflow.messaging;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;
import java.time.Duration;

/**
 * The activation properties of a message-driven bean: {@code destination} (required), {@code deadLetterDestination}
 * (default: destination + {@code .dead}), {@code maxSessions} (default 1; 0 starts no consumer),
 * {@code redeliveryAttempts} (default 3), {@code redeliveryInterval} (milliseconds, default 500, doubles up to 30 s) and
 * {@code component}: the bean only consumes where that component of the platform runs (default: everywhere).
 */
public class QueueActivation implements ActivationSpec, Serializable {
    private static final long serialVersionUID = 1;

    private transient ResourceAdapter resourceAdapter;
    private String destination;
    private String deadLetterDestination;
    private String component = "";
    private Integer maxSessions = 1;
    private Integer redeliveryAttempts = 3;
    private Long redeliveryInterval = 500L;

    @Override
    public void validate() throws InvalidPropertyException {
        if (destination == null || destination.isBlank()) {
            throw new InvalidPropertyException("destination is required");
        }
        if (maxSessions < 0) {
            throw new InvalidPropertyException("maxSessions must not be negative: " + maxSessions);
        }
        try {
            subscription();
        } catch (IllegalArgumentException e) {
            throw new InvalidPropertyException(e.getMessage(), e);
        }
    }

    Subscription subscription() {
        return new Subscription(
                destination, getDeadLetterDestination(), redeliveryAttempts, Duration.ofMillis(redeliveryInterval));
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter resourceAdapter) {
        this.resourceAdapter = resourceAdapter;
    }

    public String getDestination() {
        return destination;
    }

    public void setDestination(String destination) {
        this.destination = destination;
    }

    public String getDeadLetterDestination() {
        return deadLetterDestination == null ? Subscription.deadLettersOf(destination) : deadLetterDestination;
    }

    public void setDeadLetterDestination(String deadLetterDestination) {
        this.deadLetterDestination = deadLetterDestination;
    }

    public String getComponent() {
        return component;
    }

    public void setComponent(String component) {
        this.component = component;
    }

    public Integer getMaxSessions() {
        return maxSessions;
    }

    public void setMaxSessions(Integer maxSessions) {
        this.maxSessions = maxSessions;
    }

    public Integer getRedeliveryAttempts() {
        return redeliveryAttempts;
    }

    public void setRedeliveryAttempts(Integer redeliveryAttempts) {
        this.redeliveryAttempts = redeliveryAttempts;
    }

    public Long getRedeliveryInterval() {
        return redeliveryInterval;
    }

    public void setRedeliveryInterval(Long redeliveryInterval) {
        this.redeliveryInterval = redeliveryInterval;
    }
}
