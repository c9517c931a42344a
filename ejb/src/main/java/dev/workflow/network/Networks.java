package dev.workflow.network;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.log.AppLogs;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.tls.TlsView;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the networks of apps true, and tells what became of them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Networks {

    @Inject
    AppNetwork network;

    @Inject
    NetworkTurn turn;

    @Inject
    NetworkSpecs specs;

    @Inject
    ToldTexts told;

    @Inject
    AppLogs logs;

    @Inject
    AppAccess access;

    /**
     * Makes the app's network be as the database has it. What cannot be is told in the app's log.
     *
     * @return whether that is done; false when it should be tried again, because another server was at it or the trouble
     *     may pass
     */
    public boolean apply(AppName app) {
        Optional<List<Complaint>> complaints =
                turn.alone(app, () -> specs.of(app).map(network::apply).orElse(List.of()));
        complaints.ifPresent(all -> tell(app, texts(all)));
        return complaints.isPresent() && complaints.get().stream().noneMatch(Complaint::passing);
    }

    /**
     * Looks whether the app's network is still as wanted, which costs no call of the cluster, and makes it so when not:
     * for what was changed by others, and for changes that were lost with their server.
     *
     * @return what was different, a sentence each
     */
    public List<String> reconcile(AppName app) {
        return network.outside() ? turn.alone(app, () -> repair(app)).orElse(List.of()) : List.of();
    }

    private List<String> repair(AppName app) {
        Optional<NetworkSpec> spec = specs.of(app);
        List<String> drift = spec.map(network::drift).orElse(List.of());
        if (!drift.isEmpty()) {
            List<String> texts = new ArrayList<>(drift);
            texts.addAll(texts(network.apply(spec.orElseThrow())));
            tell(app, texts);
        }
        return drift;
    }

    private static List<String> texts(List<Complaint> complaints) {
        return complaints.stream().map(Complaint::text).toList();
    }

    private void tell(AppName app, List<String> texts) {
        boolean better = texts.isEmpty() && told.any(app);
        told.fresh(app, texts).forEach(text -> logs.platform(app, "network: " + text));
        if (better) {
            logs.platform(app, "network: all is as it should be");
        }
    }

    /** Where the app's gateways are reached, by their names. */
    public Map<String, List<GatewayAddress>> addresses(Caller caller, String id) {
        return network.addresses(name(caller, id, Permission.VIEW));
    }

    /**
     * What became of the app's automatic certificates, oldest first; or why there are none.
     *
     * @param permission that the caller needs: who may change how TLS is set up sees what it is now
     */
    public List<TlsEvent> tlsEvents(Caller caller, String id, Permission permission, TlsView tls) {
        AppName app = name(caller, id, permission);
        if (!tls.certsAutoEnabled().orElse(false)) {
            return List.of();
        }
        return network.noAutomaticCertificates()
                .map(why -> List.of(never(app, tls, why)))
                .orElseGet(() -> network.tlsEvents(app));
    }

    private static TlsEvent never(AppName app, TlsView tls, String why) {
        String time = tls.updated().truncatedTo(ChronoUnit.SECONDS).toString();
        return new TlsEvent(app + "-auto-tls", "Certificate", time, "Ready", "False", why);
    }

    private AppName name(Caller caller, String id, Permission permission) {
        return new AppName(access.require(caller, id, permission).getId());
    }
}
