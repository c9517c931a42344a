package dev.workflow.database;

import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Ownership;
import dev.workflow.persistence.app.Permissions;
import dev.workflow.persistence.app.SettingsOfApps;
import dev.workflow.persistence.audit.AuditEntries;
import dev.workflow.persistence.blocklist.Blocklist;
import dev.workflow.persistence.build.Builds;
import dev.workflow.persistence.certificate.Certificates;
import dev.workflow.persistence.config.Configs;
import dev.workflow.persistence.domain.Domains;
import dev.workflow.persistence.endpoint.Services;
import dev.workflow.persistence.gateway.Gateways;
import dev.workflow.persistence.idempotency.KeptAnswers;
import dev.workflow.persistence.network.NetworkLocks;
import dev.workflow.persistence.operation.Operations;
import dev.workflow.persistence.release.ReleaseJobs;
import dev.workflow.persistence.release.Releases;
import dev.workflow.persistence.resource.ResourcesOfApps;
import dev.workflow.persistence.route.Routes;
import dev.workflow.persistence.tls.TlsOfApps;
import dev.workflow.persistence.volume.Volumes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * Hands out the repositories of the persistence module. They are plain classes: a library jar of an EAR is no place for
 * container-managed injection. The entity manager is the container's proxy and follows the caller's transaction.
 */
@ApplicationScoped
public class Repositories {

    @PersistenceContext(unitName = "workflow")
    private EntityManager em;

    @Produces
    public Apps apps() {
        return new Apps(em);
    }

    @Produces
    public Permissions permissions() {
        return new Permissions(em);
    }

    @Produces
    public SettingsOfApps settings() {
        return new SettingsOfApps(em);
    }

    @Produces
    public Builds builds() {
        return new Builds(em);
    }

    @Produces
    public Configs configs() {
        return new Configs(em);
    }

    @Produces
    public Releases releases() {
        return new Releases(em);
    }

    @Produces
    public ReleaseJobs releaseJobs() {
        return new ReleaseJobs(em);
    }

    @Produces
    public Domains domains() {
        return new Domains(em);
    }

    @Produces
    public Blocklist blocklist() {
        return new Blocklist(em);
    }

    @Produces
    public Ownership ownership() {
        return new Ownership(em);
    }

    @Produces
    public Certificates certificates() {
        return new Certificates(em);
    }

    @Produces
    public Services services() {
        return new Services(em);
    }

    @Produces
    public Gateways gateways() {
        return new Gateways(em);
    }

    @Produces
    public Routes routes() {
        return new Routes(em);
    }

    @Produces
    public NetworkLocks networkLocks() {
        return new NetworkLocks(em);
    }

    @Produces
    public TlsOfApps tls() {
        return new TlsOfApps(em);
    }

    @Produces
    public Operations operations() {
        return new Operations(em);
    }

    @Produces
    public AuditEntries audit() {
        return new AuditEntries(em);
    }

    @Produces
    public KeptAnswers keptAnswers() {
        return new KeptAnswers(em);
    }

    @Produces
    public Volumes volumes() {
        return new Volumes(em);
    }

    @Produces
    public ResourcesOfApps resources() {
        return new ResourcesOfApps(em);
    }
}
