package dev.workflow.domain;

import dev.workflow.certificate.CertificateVault;
import dev.workflow.certificate.ServerCertificate;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.SettingsOfApps;
import dev.workflow.persistence.certificate.Certificates;
import dev.workflow.persistence.domain.Domains;
import dev.workflow.persistence.tls.TlsOfApps;
import dev.workflow.process.ProcessType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** All the names that lead to an app: its own under the platform's domain, and those that were added. */
@Stateless
public class HostNames {

    /**
     * @param routable false when the app's traffic is switched off
     * @param httpsOnly whether plain http is sent to https
     * @param certificates what is shown for names that have one attached
     */
    public record Routing(
            Map<String, ProcessType> types,
            boolean routable,
            boolean httpsOnly,
            Map<String, ServerCertificate> certificates) {}

    @Inject
    Apps apps;

    @Inject
    Domains domains;

    @Inject
    SettingsOfApps settings;

    @Inject
    TlsOfApps tls;

    @Inject
    Certificates certificates;

    @Inject
    CertificateVault vault;

    @Inject
    @ConfigProperty(name = "workflow.domain", defaultValue = "localhost")
    String platformDomain;

    /** Empty when the app is gone. */
    public Optional<Routing> of(String id) {
        return apps.byId(id).map(this::routing);
    }

    private Routing routing(App app) {
        Map<String, ProcessType> names = new LinkedHashMap<>();
        names.put(app.getId() + "." + platformDomain, ProcessType.WEB);
        domains.all(app).forEach(domain -> names.put(domain.getDomain(), new ProcessType(domain.getPtype())));
        boolean httpsOnly = tls.of(app).getHttpsEnforced().orElse(false);
        return new Routing(names, settings.newest(app).isRoutable(), httpsOnly, shown(app));
    }

    private Map<String, ServerCertificate> shown(App app) {
        Map<String, ServerCertificate> shown = new LinkedHashMap<>();
        certificates.attached(app).forEach((name, stored) -> vault.open(stored)
                .ifPresent(certificate -> shown.put(name, certificate)));
        return shown;
    }

    public List<String> appsAfter(String id, int limit) {
        return apps.after(id, limit).stream().map(App::getId).toList();
    }
}
