package dev.workflow.router;

import dev.workflow.app.AppDestroyed;
import dev.workflow.app.AppName;
import dev.workflow.app.AppRouted;
import dev.workflow.domain.HostNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the router's host names and certificates as the database has them: read whole at start, then app by app after each change. */
@ApplicationScoped
public class RoutingTable {

    private static final int AT_ONCE = 200;

    private final Map<AppName, Set<String>> known = new ConcurrentHashMap<>();

    @Inject
    HostNames names;

    @Inject
    Routes routes;

    public void loadAll() {
        Set<AppName> found = new HashSet<>();
        String last = "";
        List<String> apps;
        while (!(apps = names.appsAfter(last, AT_ONCE)).isEmpty()) {
            apps.forEach(app -> load(new AppName(app)));
            apps.forEach(app -> found.add(new AppName(app)));
            last = apps.get(apps.size() - 1);
        }
        known.keySet().stream().filter(app -> !found.contains(app)).forEach(this::forget);
    }

    public void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppRouted event) {
        load(event.app());
    }

    public void gone(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppDestroyed event) {
        forget(event.app());
    }

    private void forget(AppName app) {
        Optional.ofNullable(known.remove(app))
                .ifPresent(names -> names.forEach(name -> routes.certificate(name, Optional.empty())));
        routes.forget(app);
    }

    private synchronized void load(AppName app) {
        names.of(app.value()).ifPresent(routing -> {
            Set<String> fresh = Set.copyOf(routing.types().keySet());
            known.getOrDefault(app, Set.of()).stream()
                    .filter(name -> !fresh.contains(name))
                    .forEach(this::remove);
            routing.types().forEach((name, type) -> {
                routes.host(name, app, type);
                routes.certificate(
                        name, Optional.ofNullable(routing.certificates().get(name)));
            });
            routes.routable(app, routing.routable());
            routes.httpsOnly(app, routing.httpsOnly());
            known.put(app, fresh);
        });
    }

    private void remove(String name) {
        routes.removeHost(name);
        routes.certificate(name, Optional.empty());
    }
}
