package dev.workflow.router;

import dev.workflow.app.AppName;
import dev.workflow.process.ProcessType;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which host name leads to which addresses, now. Platform names come first: no app can take them. */
final class RouteTable {

    private final Map<String, Endpoints> platform = new ConcurrentHashMap<>();
    private final Map<String, Target> hosts = new ConcurrentHashMap<>();
    private final Map<Target, Endpoints> endpoints = new ConcurrentHashMap<>();
    private final Set<AppName> switchedOff = ConcurrentHashMap.newKeySet();
    private final Set<AppName> httpsOnly = ConcurrentHashMap.newKeySet();

    private record Target(AppName app, ProcessType type) {}

    RouteTable(Map<String, InetSocketAddress> platformHosts) {
        platformHosts.forEach((host, address) -> {
            Endpoints one = new Endpoints();
            one.replace(List.of(address));
            platform.put(host, one);
        });
    }

    /** Where the name leads; empty for names nobody has. The addresses may be none. */
    Optional<Endpoints> find(HostName host) {
        Endpoints own = platform.get(host.value());
        if (own != null) {
            return Optional.of(own);
        }
        return target(host)
                .filter(target -> !switchedOff.contains(target.app()))
                .map(this::of);
    }

    /** Whether the name is an app's that answers https only. */
    boolean isHttpsOnly(HostName host) {
        return !platform.containsKey(host.value())
                && target(host)
                        .filter(target -> httpsOnly.contains(target.app()))
                        .isPresent();
    }

    private Optional<Target> target(HostName host) {
        return Optional.ofNullable(hosts.get(host.value()))
                .or(() -> host.wildcard().map(hosts::get));
    }

    void endpoints(AppName app, ProcessType type, List<InetSocketAddress> ready) {
        of(new Target(app, type)).replace(ready);
    }

    void host(String hostname, AppName app, ProcessType type) {
        hosts.put(hostname, new Target(app, type));
    }

    void removeHost(String hostname) {
        hosts.remove(hostname);
    }

    void routable(AppName app, boolean on) {
        note(switchedOff, app, !on);
    }

    void httpsOnly(AppName app, boolean on) {
        note(httpsOnly, app, on);
    }

    private static void note(Set<AppName> apps, AppName app, boolean in) {
        if (in) {
            apps.add(app);
        } else {
            apps.remove(app);
        }
    }

    void forget(AppName app) {
        hosts.values().removeIf(target -> target.app().equals(app));
        endpoints.keySet().removeIf(target -> target.app().equals(app));
        switchedOff.remove(app);
        httpsOnly.remove(app);
    }

    private Endpoints of(Target target) {
        return endpoints.computeIfAbsent(target, t -> new Endpoints());
    }
}
