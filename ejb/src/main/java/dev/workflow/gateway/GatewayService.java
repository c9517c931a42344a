package dev.workflow.gateway;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppTurn;
import dev.workflow.endpoint.PortNumber;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.certificate.Certificates;
import dev.workflow.persistence.certificate.SecureDomain;
import dev.workflow.persistence.gateway.Gateway;
import dev.workflow.persistence.gateway.GatewayPort;
import dev.workflow.persistence.gateway.Gateways;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The gateways of an app, port by port. */
@Stateless
public class GatewayService {

    @PersistenceContext(unitName = "workflow")
    EntityManager em;

    @Inject
    AppAccess access;

    @Inject
    AppTurn turn;

    @Inject
    Gateways gateways;

    @Inject
    Certificates certificates;

    @Inject
    Clock clock;

    public Slice<GatewayView> list(Caller caller, String id, Window window) {
        App app = access.require(caller, id, Permission.VIEW);
        Slice<Gateway> page = gateways.page(app, window);
        List<SecureDomain> domains = page.items().isEmpty() ? List.of() : certificates.secureDomains(app);
        Listeners listeners = new Listeners(app.getId(), domains);
        return page.map(gateway -> GatewayView.of(gateway, listeners));
    }

    /**
     * Adds a port, and the gateway when it is new.
     *
     * @throws Problem 400 when the port is taken
     */
    public void add(Caller caller, String id, ObjectName name, PortNumber port, GatewayProtocol protocol) {
        App app = turn.take(caller, id, Permission.CHANGE);
        GatewayPort fresh = new GatewayPort(port.value(), protocol.name());
        Optional<Gateway> known = gateways.byName(app, name.value());
        if (known.isPresent()) {
            GatewayPorts.add(known.get(), fresh, now());
        } else {
            Account owner = em.find(Account.class, caller.accountId());
            gateways.add(new Gateway(app.getUuid(), owner, name.value(), fresh, now()));
        }
    }

    /**
     * Removes a port. A gateway without listeners goes with it.
     *
     * @throws Problem 404 when there is no such gateway, 400 when it does not have the port
     */
    public void remove(Caller caller, String id, String name, PortNumber port, GatewayProtocol protocol) {
        App app = turn.take(caller, id, Permission.DELETE);
        Gateway gateway = gateways.byName(app, name).orElseThrow(() -> Problem.notFound("Gateway"));
        if (!GatewayPorts.remove(gateway, new GatewayPort(port.value(), protocol.name()), now())) {
            throw Problem.badRequest("no-listener", "no matching listener exists");
        }
        Listeners listeners = new Listeners(app.getId(), certificates.secureDomains(app));
        if (listeners.of(gateway.getPorts()).isEmpty()) {
            gateways.remove(gateway);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
