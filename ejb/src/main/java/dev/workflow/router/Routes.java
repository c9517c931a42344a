package dev.workflow.router;

import dev.workflow.app.AppName;
import dev.workflow.process.ProcessType;
import java.net.InetSocketAddress;
import java.util.List;

/** Where the router sends traffic. The engine says where ready processes are; the domains say which name means which app. */
public interface Routes {

    /** Replaces the ready addresses of a process type; an empty list answers 503 until there is one again. */
    void endpoints(AppName app, ProcessType type, List<InetSocketAddress> ready);

    /** Adds or replaces a host name ({@code *.} wildcard for one label allowed); lower-case ASCII without port. */
    void host(String hostname, AppName app, ProcessType type);

    void removeHost(String hostname);

    /** Switches an app's traffic off (404) or on without touching its processes or names. */
    void routable(AppName app, boolean on);

    /** Forgets an app with all its names and addresses. */
    void forget(AppName app);
}
