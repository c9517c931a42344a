package dev.workflow.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who this server is in the ledger: {@code <host>:<port>/<boot>}. After a restart the place is the same and the boot is
 * another, so what the former process held is known to be orphaned without waiting for its lease.
 */
@ApplicationScoped
public class Instance {

    private final String boot = UUID.randomUUID().toString();

    @Inject
    @ConfigProperty(name = "workflow.http.port", defaultValue = "8080")
    String port;

    /** Ends with a slash. */
    public String place() {
        return hostname() + ":" + port + "/";
    }

    public String owner() {
        return place() + boot;
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }
}
