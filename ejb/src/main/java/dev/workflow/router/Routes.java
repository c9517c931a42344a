package dev.workflow.router;

import dev.workflow.app.AppName;
import dev.workflow.certificate.ServerCertificate;
import dev.workflow.process.ProcessType;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** Where the router sends traffic. The engine says where ready processes are; the domains say which name means which app. */
public interface Routes {

    /** Replaces the ready addresses of a process type; an empty list answers 503 until there is one again. */
    void endpoints(AppName app, ProcessType type, List<InetSocketAddress> ready);

    /** Adds or replaces a host name ({@code *.} wildcard for one label allowed); lower-case ASCII without port. */
    void host(String hostname, AppName app, ProcessType type);

    void removeHost(String hostname);

    /** Switches an app's traffic off (404) or on without touching its processes or names. */
    void routable(AppName app, boolean on);

    /** What clients that ask for the name by TLS are shown; a wildcard covers one label. Empty: the one for all others. */
    void certificate(String hostname, Optional<ServerCertificate> certificate);

    /** Whether an app's names answer plain http with nothing but the way to https. Without TLS it means nothing. */
    void httpsOnly(AppName app, boolean on);

    /** Forgets an app with all its names and addresses. */
    void forget(AppName app);
}
