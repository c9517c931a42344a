package dev.workflow.domain;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.app.AppRouted;
import dev.workflow.gateway.DefaultIngress;
import dev.workflow.log.AppLogs;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.domain.Domain;
import dev.workflow.persistence.domain.Domains;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Names for an app. Each name belongs to one app of the platform; the platform's own names belong to no one. */
@Stateless
public class DomainService {

    @PersistenceContext(unitName = "workflow")
    EntityManager em;

    @Inject
    AppAccess access;

    @Inject
    Apps apps;

    @Inject
    Domains domains;

    @Inject
    DefaultIngress ingress;

    @Inject
    AppLogs logs;

    @Inject
    Event<AppRouted> routed;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "workflow.domain", defaultValue = "localhost")
    String platformDomain;

    public Slice<DomainView> list(Caller caller, String app, Window window) {
        return domains.page(access.require(caller, app, Permission.VIEW), window)
                .map(DomainView::of);
    }

    public DomainView add(Caller caller, String id, String text, String type) {
        App app = access.require(caller, id, Permission.CHANGE);
        HostName name = HostName.parse(text);
        ProcessType ptype = ProcessType.ofField("ptype", type);
        refuseTaken(app, name, text);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Account owner = em.find(Account.class, caller.accountId());
        Domain domain = new Domain(app.getUuid(), owner, name.value(), ptype.value(), now);
        try {
            domains.add(domain);
        } catch (PersistenceException anotherWasFaster) {
            throw inUse();
        }
        ingress.align(app);
        logs.platform(new AppName(id), "domain " + name + " added");
        routed.fire(new AppRouted(new AppName(id)));
        return DomainView.of(domain);
    }

    private void refuseTaken(App app, HostName name, String typed) {
        if (domains.taken(name.value())) {
            throw typed.equals(name.value())
                    ? inUse()
                    : Problem.field("domain", "The domain " + name + " is already in use by another app");
        }
        boolean ownName = name.value().equals(app.getId() + "." + platformDomain);
        boolean underPlatform =
                name.value().endsWith("." + platformDomain) || name.value().equals(platformDomain);
        if (underPlatform && !ownName || isAnotherApp(app, name.value())) {
            throw inUse();
        }
    }

    /** A bare label is a host under the platform's domain to clients (api.md §6), so it must not be another app's. */
    private boolean isAnotherApp(App app, String label) {
        return !label.equals(app.getId()) && apps.byId(label).isPresent();
    }

    private static Problem inUse() {
        return Problem.field("domain", "Domain is already in use by another application");
    }

    public void remove(Caller caller, String id, String text) {
        App app = access.require(caller, id, Permission.DELETE);
        Domain domain = domains.byName(app, HostName.parse(text).value()).orElseThrow(() -> Problem.notFound("Domain"));
        domains.remove(domain);
        ingress.align(app);
        logs.platform(new AppName(id), "domain " + domain.getDomain() + " removed");
        routed.fire(new AppRouted(new AppName(id)));
    }
}
