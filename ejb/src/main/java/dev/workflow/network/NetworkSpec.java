package dev.workflow.network;

import dev.workflow.app.AppName;
import dev.workflow.gateway.Listener;
import dev.workflow.persistence.endpoint.ServicePort;
import dev.workflow.process.ProcessType;
import dev.workflow.route.RouteKind;
import dev.workflow.tls.Issuer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The wanted network of one app, whole.
 *
 * @param ownHost the app's name under the platform's domain; leads to its web processes
 * @param routable false when its traffic is switched off
 * @param httpsEnforced whether plain http is sent to https where there is TLS
 * @param certificates all that were uploaded, whether they are shown or not
 * @param automatic present when certificates are to be issued by themselves
 */
public record NetworkSpec(
        AppName app,
        String ownHost,
        boolean routable,
        boolean httpsEnforced,
        List<Service> services,
        List<Gateway> gateways,
        List<Route> routes,
        List<Certificate> certificates,
        Optional<Automatic> automatic) {

    public NetworkSpec {
        services = List.copyOf(services);
        gateways = List.copyOf(gateways);
        routes = List.copyOf(routes);
        certificates = List.copyOf(certificates);
    }

    /** The ports of a process type inside the platform. */
    public record Service(String name, ProcessType type, List<ServicePort> ports) {
        public Service {
            ports = List.copyOf(ports);
        }
    }

    public record Gateway(String name, List<Listener> listeners) {
        public Gateway {
            listeners = List.copyOf(listeners);
        }
    }

    /**
     * @param type whose service it leads to
     * @param parents every listener that it hangs on
     * @param hosts names that lead to the process type, without the app's own
     * @param rules as the Gateway API writes them
     */
    public record Route(
            String name,
            RouteKind kind,
            ProcessType type,
            List<Parent> parents,
            List<Host> hosts,
            List<Map<String, Object>> rules) {
        public Route {
            parents = List.copyOf(parents);
            hosts = List.copyOf(hosts);
            rules = List.copyOf(rules);
        }
    }

    public record Parent(String gateway, Listener listener) {}

    /** @param secret where the certificate that is shown for it is; empty when it has no TLS */
    public record Host(String name, Optional<String> secret) {}

    /**
     * @param secret the name of the Secret that keeps it
     * @param chain PEM, the server's own certificate first
     * @param key PKCS#8 PEM
     */
    public record Certificate(String secret, String chain, String key) {

        /** Without the key. */
        @Override
        public String toString() {
            return secret;
        }
    }

    /** @param domains all that the certificate is for */
    public record Automatic(Issuer issuer, List<String> domains) {
        public Automatic {
            domains = List.copyOf(domains);
        }
    }
}
