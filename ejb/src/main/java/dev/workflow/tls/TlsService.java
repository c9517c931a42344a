package dev.workflow.tls;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.app.AppTurn;
import dev.workflow.gateway.DefaultIngress;
import dev.workflow.log.AppLogs;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.tls.Tls;
import dev.workflow.persistence.tls.TlsOfApps;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads and changes how HTTPS is set up. What a request does not name stays as it is (upstream resets it). */
@Stateless
public class TlsService {

    /** The parts of a request; absent ones are empty. */
    public record Change(
            Optional<Boolean> httpsEnforced, Optional<Boolean> certsAutoEnabled, Optional<Issuer> issuer) {}

    @PersistenceContext(unitName = "workflow")
    EntityManager em;

    @Inject
    AppAccess access;

    @Inject
    AppTurn turn;

    @Inject
    TlsOfApps tlsOfApps;

    @Inject
    DefaultIngress ingress;

    @Inject
    IssuerVault issuers;

    @Inject
    AppLogs logs;

    @Inject
    Clock clock;

    public TlsView get(Caller caller, String id) {
        Tls tls = tlsOfApps.of(access.require(caller, id, Permission.VIEW));
        return TlsView.of(tls, issuers.open(tls));
    }

    /** @throws Problem 409 when nothing would be different */
    public TlsView change(Caller caller, String id, Change change) {
        App app = turn.take(caller, id, Permission.CHANGE);
        Tls tls = tlsOfApps.of(app);
        if (changesNothing(tls, change)) {
            throw Problem.conflict("nothing-changed", caller.username() + " changed nothing");
        }
        change.httpsEnforced().ifPresent(tls::setHttpsEnforced);
        change.certsAutoEnabled().ifPresent(tls::setCertsAutoEnabled);
        change.issuer().ifPresent(issuer -> issuers.store(tls, issuer));
        tls.changedBy(em.find(Account.class, caller.accountId()), OffsetDateTime.now(clock));
        tlsOfApps.save(tls);
        ingress.align(app);
        AppName name = new AppName(id);
        logs.platform(name, "tls " + id + "-" + tls.getUuid().toString().substring(0, 7) + " updated");
        return TlsView.of(tls, issuers.open(tls));
    }

    private boolean changesNothing(Tls tls, Change change) {
        return change.httpsEnforced()
                        .map(on -> tls.getHttpsEnforced().equals(Optional.of(on)))
                        .orElse(true)
                && change.certsAutoEnabled()
                        .map(on -> tls.getCertsAutoEnabled().equals(Optional.of(on)))
                        .orElse(true)
                && change.issuer()
                        .map(issuer -> issuer.equals(issuers.open(tls)))
                        .orElse(true);
    }
}
