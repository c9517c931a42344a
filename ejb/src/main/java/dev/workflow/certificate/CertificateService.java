package dev.workflow.certificate;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.app.AppTurn;
import dev.workflow.gateway.DefaultIngress;
import dev.workflow.log.AppLogs;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.certificate.Certificate;
import dev.workflow.persistence.certificate.Certificates;
import dev.workflow.persistence.domain.Domains;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes, shows and removes certificates. */
@Stateless
public class CertificateService {

    @PersistenceContext(unitName = "workflow")
    EntityManager em;

    @Inject
    AppAccess access;

    @Inject
    AppTurn turn;

    @Inject
    Certificates certificates;

    @Inject
    Domains domains;

    @Inject
    CertificateVault vault;

    @Inject
    DefaultIngress ingress;

    @Inject
    AppLogs logs;

    @Inject
    Clock clock;

    public Slice<CertificateView> list(Caller caller, String id, Window window) {
        App app = access.require(caller, id, Permission.VIEW);
        Slice<Certificate> page = certificates.page(app, window);
        Map<Long, List<String>> shown = page.items().isEmpty() ? Map.of() : domains.byCertificate(app);
        return page.map(certificate -> view(certificate, shown));
    }

    public CertificateView get(Caller caller, String id, String name) {
        App app = access.require(caller, id, Permission.VIEW);
        Certificate certificate = certificates.byName(app, name).orElseThrow(() -> Problem.notFound("Certificate"));
        return view(certificate, domains.byCertificate(app));
    }

    private static CertificateView view(Certificate certificate, Map<Long, List<String>> domains) {
        return CertificateView.of(
                certificate, domains.getOrDefault(certificate.getId().orElseThrow(), List.of()));
    }

    /**
     * Stores a chain and the key of its first certificate.
     *
     * @throws Problem 400 when they cannot be read or do not belong together, or the app has the name already
     */
    public CertificateView add(Caller caller, String id, CertificateName name, String chainPem, String keyPem) {
        App app = turn.take(caller, id, Permission.CHANGE);
        Chain chain = Chain.parse(chainPem);
        PrivateKey key = KeyText.parse(keyPem);
        if (!KeyMatch.of(chain.own().getPublicKey(), key)) {
            throw Problem.texts("key-mismatch", "Certificate and private key do not match!");
        }
        if (certificates.byName(app, name.value()).isPresent()) {
            throw Problem.field("non_field_errors", "The fields app, name must make a unique set.");
        }
        UUID uuid = UUID.randomUUID();
        Certificate certificate = new Certificate(
                uuid,
                app.getUuid(),
                em.find(Account.class, caller.accountId()),
                name.value(),
                chain.pem(),
                vault.seal(uuid, key),
                Facts.of(chain.own()),
                OffsetDateTime.now(clock));
        certificates.add(certificate);
        logs.platform(new AppName(id), "certificate " + name + " added");
        return CertificateView.of(certificate, List.of());
    }

    /** Removes it; domains that showed it have none then. */
    public void remove(Caller caller, String id, String name) {
        App app = turn.take(caller, id, Permission.DELETE);
        certificates.remove(certificates.byName(app, name).orElseThrow(() -> Problem.notFound("Certificate")));
        ingress.align(app);
        logs.platform(new AppName(id), "certificate " + name + " removed");
    }
}
