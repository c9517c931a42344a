package dev.workflow.gateway;

import dev.workflow.persistence.certificate.SecureDomain;
import dev.workflow.persistence.gateway.GatewayPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The listeners of an app's gateways (kubernetes.md §6).
 *
 * @param domains those of the app that have TLS, in order
 */
public record Listeners(String app, List<SecureDomain> domains) {

    public List<Listener> of(List<GatewayPort> ports) {
        return ports.stream().flatMap(port -> of(port).stream()).toList();
    }

    private List<Listener> of(GatewayPort port) {
        GatewayProtocol protocol = GatewayProtocol.of(port.protocol());
        String prefix = protocol.prefix() + "-" + port.port() + "-";
        List<Listener> listeners = new ArrayList<>();
        if (protocol.named()) {
            for (int i = 0; i < domains.size(); i++) {
                SecureDomain domain = domains.get(i);
                Optional<String> secret = protocol.encrypted() ? Optional.of(secret(app, domain)) : Optional.empty();
                listeners.add(
                        new Listener(prefix + (i + 1), port.port(), protocol, Optional.of(domain.domain()), secret));
            }
        }
        if (!protocol.encrypted()) {
            listeners.add(new Listener(prefix + 0, port.port(), protocol, Optional.empty(), Optional.empty()));
        }
        return listeners;
    }

    /** The Secret with the certificate that is shown for the domain. */
    public static String secret(String app, SecureDomain domain) {
        return domain.automatic()
                ? app + "-auto-tls"
                : domain.certificate().map(Listeners::secret).orElseThrow();
    }

    /** The Secret that keeps an uploaded certificate. */
    public static String secret(String certificate) {
        return certificate + "-certificate";
    }
}
