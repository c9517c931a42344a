package dev.workflow.gateway;

import dev.workflow.persistence.gateway.Gateway;
import java.util.List;

/** A gateway as others see it. */
public record GatewayView(String owner, String name, List<Listener> listeners) {

    static GatewayView of(Gateway gateway, Listeners listeners) {
        return new GatewayView(gateway.getOwner().getUsername(), gateway.getName(), listeners.of(gateway.getPorts()));
    }
}
