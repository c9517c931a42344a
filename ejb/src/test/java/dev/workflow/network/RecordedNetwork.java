package dev.workflow.network;

import dev.workflow.app.AppName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A place outside that keeps what was applied last, complains as it is told, and forgets when it is told. */
final class RecordedNetwork implements AppNetwork {

    final List<NetworkSpec> applied = new CopyOnWriteArrayList<>();
    final List<Complaint> complaints = new ArrayList<>();
    Optional<String> noCertificates = Optional.empty();
    Runnable during = () -> {};

    @Override
    public boolean outside() {
        return true;
    }

    @Override
    public List<Complaint> apply(NetworkSpec wanted) {
        during.run();
        applied.add(wanted);
        return List.copyOf(complaints);
    }

    @Override
    public List<String> drift(NetworkSpec wanted) {
        boolean same = !applied.isEmpty() && applied.get(applied.size() - 1).equals(wanted);
        return same && complaints.isEmpty() ? List.of() : List.of("Service " + wanted.app() + " was not there");
    }

    @Override
    public Map<String, List<GatewayAddress>> addresses(AppName app) {
        return Map.of("front", List.of(new GatewayAddress("IPAddress", "192.0.2.1")));
    }

    @Override
    public List<TlsEvent> tlsEvents(AppName app) {
        return List.of(new TlsEvent(app.value(), "Issuer", "2026-11-25T10:00:00Z", "Ready", "True", "fine"));
    }

    @Override
    public Optional<String> noAutomaticCertificates() {
        return noCertificates;
    }

    @Override
    public void watch(Watcher watcher) {
        throw new UnsupportedOperationException();
    }
}
