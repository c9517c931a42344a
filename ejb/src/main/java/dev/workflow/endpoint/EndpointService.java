package dev.workflow.endpoint;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppTurn;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.endpoint.Service;
import dev.workflow.persistence.endpoint.ServicePort;
import dev.workflow.persistence.endpoint.Services;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.route.Routes;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The services of an app: one for each process type that has ports. */
@Stateless
public class EndpointService {

    @PersistenceContext(unitName = "workflow")
    EntityManager em;

    @Inject
    AppAccess access;

    @Inject
    AppTurn turn;

    @Inject
    Services services;

    @Inject
    Routes routes;

    @Inject
    Clock clock;

    /** Newest first. */
    public List<ServiceView> list(Caller caller, String id) {
        App app = access.require(caller, id, Permission.VIEW);
        return services.all(app).stream()
                .map(service -> ServiceView.of(app, service))
                .toList();
    }

    /**
     * Adds a port.
     *
     * @return true when it is the first one of the process type
     * @throws Problem 400 when the number is taken, by whatever protocol
     */
    public boolean add(
            Caller caller, String id, ProcessType type, PortNumber port, ServiceProtocol protocol, PortNumber target) {
        App app = turn.take(caller, id, Permission.CHANGE);
        ServicePort fresh = new ServicePort(port.value(), protocol.name(), target.value());
        Optional<Service> known = services.of(app, type.value());
        if (known.isEmpty()) {
            Account owner = em.find(Account.class, caller.accountId());
            services.add(new Service(app.getUuid(), owner, type.value(), fresh, now()));
            return true;
        }
        List<ServicePort> ports = new ArrayList<>(known.get().getPorts());
        if (ports.stream().anyMatch(taken -> taken.port() == fresh.port())) {
            throw Problem.badRequest("port-occupied", "port is occupied");
        }
        ports.add(fresh);
        known.get().setPorts(ports, now());
        return false;
    }

    /** Removes a port that may be there. With the last one go the service and the routes to it. */
    public void remove(Caller caller, String id, ProcessType type, PortNumber port, ServiceProtocol protocol) {
        App app = turn.take(caller, id, Permission.DELETE);
        Service service = services.of(app, type.value()).orElseThrow(() -> Problem.notFound("Service"));
        List<ServicePort> rest = service.getPorts().stream()
                .filter(known ->
                        known.port() != port.value() || !known.protocol().equals(protocol.name()))
                .toList();
        if (rest.isEmpty()) {
            routes.removeOf(app, type.value());
            services.remove(service);
        } else {
            service.setPorts(rest, now());
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
