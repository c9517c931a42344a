package dev.workflow.gateway;

import dev.workflow.persistence.gateway.Gateway;
import dev.workflow.persistence.gateway.GatewayPort;
import dev.workflow.problem.Problem;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Which ports can stand side by side in one gateway. */
final class GatewayPorts {

    private GatewayPorts() {}

    /** The same number goes twice only when exactly one of the two is UDP (model.md §10). */
    static boolean free(Gateway gateway, GatewayPort wanted) {
        return gateway.getPorts().stream()
                .noneMatch(taken -> taken.port() == wanted.port() && isUdp(taken) == isUdp(wanted));
    }

    /** @throws Problem 400 when the port is taken */
    static void add(Gateway gateway, GatewayPort wanted, OffsetDateTime now) {
        if (!free(gateway, wanted)) {
            throw Problem.badRequest("port-occupied", "port is occupied");
        }
        List<GatewayPort> ports = new ArrayList<>(gateway.getPorts());
        ports.add(wanted);
        gateway.setPorts(ports, now);
    }

    /** False when the gateway does not have the port. */
    static boolean remove(Gateway gateway, GatewayPort unwanted, OffsetDateTime now) {
        List<GatewayPort> ports = new ArrayList<>(gateway.getPorts());
        boolean removed = ports.remove(unwanted);
        if (removed) {
            gateway.setPorts(ports, now);
        }
        return removed;
    }

    private static boolean isUdp(GatewayPort port) {
        return port.protocol().equals(GatewayProtocol.UDP.name());
    }
}
