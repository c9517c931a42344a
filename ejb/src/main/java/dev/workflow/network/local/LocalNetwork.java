package dev.workflow.network.local;

import dev.workflow.app.AppName;
import dev.workflow.network.AppNetwork;
import dev.workflow.network.Complaint;
import dev.workflow.network.GatewayAddress;
import dev.workflow.network.NetworkSpec;
import dev.workflow.network.TlsEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nothing outside of this server: the embedded router knows names, certificates and processes already. */
public final class LocalNetwork implements AppNetwork {

    @Override
    public boolean outside() {
        return false;
    }

    @Override
    public List<Complaint> apply(NetworkSpec wanted) {
        return List.of();
    }

    @Override
    public List<String> drift(NetworkSpec wanted) {
        return List.of();
    }

    @Override
    public Map<String, List<GatewayAddress>> addresses(AppName app) {
        return Map.of();
    }

    @Override
    public List<TlsEvent> tlsEvents(AppName app) {
        return List.of();
    }

    @Override
    public Optional<String> noAutomaticCertificates() {
        return Optional.empty();
    }

    @Override
    public void watch(Watcher watcher) {
        // nobody else is there
    }
}
