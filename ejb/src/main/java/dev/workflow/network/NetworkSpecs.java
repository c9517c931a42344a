package dev.workflow.network;

import dev.workflow.app.AppName;
import dev.workflow.certificate.CertificateVault;
import dev.workflow.gateway.Listeners;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.SettingsOfApps;
import dev.workflow.persistence.certificate.Certificate;
import dev.workflow.persistence.certificate.Certificates;
import dev.workflow.persistence.domain.Domain;
import dev.workflow.persistence.domain.Domains;
import dev.workflow.persistence.endpoint.Services;
import dev.workflow.persistence.gateway.Gateways;
import dev.workflow.persistence.route.Routes;
import dev.workflow.persistence.tls.Tls;
import dev.workflow.persistence.tls.TlsOfApps;
import dev.workflow.tls.IssuerVault;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads what is wanted of an app's network, in one transaction and eight statements, however much of it there is. */
@Stateless
public class NetworkSpecs {

    @Inject
    Apps apps;

    @Inject
    SettingsOfApps settings;

    @Inject
    TlsOfApps tlsOfApps;

    @Inject
    Services services;

    @Inject
    Gateways gateways;

    @Inject
    Routes routes;

    @Inject
    Domains domains;

    @Inject
    Certificates certificates;

    @Inject
    CertificateVault vault;

    @Inject
    IssuerVault issuers;

    @Inject
    @ConfigProperty(name = "workflow.domain", defaultValue = "localhost")
    String platformDomain;

    /** For the platform's own work, not for callers' requests. Empty when the app is gone. */
    public Optional<NetworkSpec> of(AppName name) {
        return apps.byId(name.value()).map(this::spec);
    }

    private NetworkSpec spec(App app) {
        Tls tls = tlsOfApps.of(app);
        List<Domain> names = domains.all(app);
        List<Certificate> uploaded = certificates.all(app);
        boolean automatic = tls.getCertsAutoEnabled().orElse(false);
        SpecOfRows rows = new SpecOfRows(app, automatic, names, uploaded);
        List<NetworkSpec.Gateway> doors = rows.gateways(gateways.all(app));
        return new NetworkSpec(
                rows.name(),
                app.getId() + "." + platformDomain,
                settings.newest(app).isRoutable(),
                tls.getHttpsEnforced().orElse(false),
                rows.services(services.all(app)),
                doors,
                rows.routes(routes.all(app), doors),
                uploaded.stream().flatMap(row -> certificate(row).stream()).toList(),
                automatic ? Optional.of(automatic(tls, names)) : Optional.empty());
    }

    /** One that cannot be opened is left out; its vault says so in the server's log. */
    private Optional<NetworkSpec.Certificate> certificate(Certificate row) {
        return vault.key(row)
                .map(key -> new NetworkSpec.Certificate(Listeners.secret(row.getName()), row.getChain(), key));
    }

    private NetworkSpec.Automatic automatic(Tls tls, List<Domain> names) {
        return new NetworkSpec.Automatic(
                issuers.open(tls), names.stream().map(Domain::getDomain).toList());
    }
}
