package dev.workflow.engine.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.certificate.ServerCertificate;
import dev.workflow.process.ProcessType;
import dev.workflow.router.Routes;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what a router would be told. */
final class MemoryRoutes implements Routes {

    private final Map<String, List<InetSocketAddress>> ready = new ConcurrentHashMap<>();

    List<InetSocketAddress> ready(AppName app, ProcessType type) {
        return ready.getOrDefault(app + "/" + type, List.of());
    }

    @Override
    public void endpoints(AppName app, ProcessType type, List<InetSocketAddress> addresses) {
        ready.put(app + "/" + type, addresses);
    }

    @Override
    public void host(String hostname, AppName app, ProcessType type) {
        throw new UnsupportedOperationException("engines know no names");
    }

    @Override
    public void removeHost(String hostname) {
        throw new UnsupportedOperationException("engines know no names");
    }

    @Override
    public void routable(AppName app, boolean on) {
        throw new UnsupportedOperationException("engines know no names");
    }

    @Override
    public void certificate(String hostname, Optional<ServerCertificate> certificate) {
        throw new UnsupportedOperationException("engines know no names");
    }

    @Override
    public void httpsOnly(AppName app, boolean on) {
        throw new UnsupportedOperationException("engines know no names");
    }

    @Override
    public void forget(AppName app) {
        throw new UnsupportedOperationException("engines know no names");
    }
}
