package dev.workflow.certificate;

import dev.workflow.app.AppTurn;
import dev.workflow.domain.HostName;
import dev.workflow.gateway.DefaultIngress;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.certificate.Certificate;
import dev.workflow.persistence.certificate.Certificates;
import dev.workflow.persistence.domain.Domain;
import dev.workflow.persistence.domain.Domains;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Says which domain shows which certificate; both are the app's own. */
@Stateless
public class Attachments {

    @Inject
    AppTurn turn;

    @Inject
    Certificates certificates;

    @Inject
    Domains domains;

    @Inject
    DefaultIngress ingress;

    @Inject
    Clock clock;

    /** @throws Problem 404 when the app lacks one of them, 409 when the domain shows one already */
    public void attach(Caller caller, String id, String name, String host) {
        App app = turn.take(caller, id, Permission.CHANGE);
        Certificate certificate = certificate(app, name);
        Domain domain = domain(app, host);
        if (domain.getCertificate().isPresent()) {
            throw Problem.conflict("certificate-attached", "Domain already has a certificate attached to it");
        }
        show(app, domain, certificate.getId());
    }

    /** @throws Problem 404 when the app lacks one of them, or the domain shows another certificate */
    public void detach(Caller caller, String id, String name, String host) {
        App app = turn.take(caller, id, Permission.DELETE);
        Certificate certificate = certificate(app, name);
        Domain domain = domain(app, host);
        if (domain.getCertificate().isPresent() && !domain.getCertificate().equals(certificate.getId())) {
            throw Problem.notFound("Domain");
        }
        show(app, domain, Optional.empty());
    }

    private void show(App app, Domain domain, Optional<Long> certificate) {
        domain.setCertificate(certificate, OffsetDateTime.now(clock));
        ingress.align(app);
    }

    private Certificate certificate(App app, String name) {
        return certificates.byName(app, name).orElseThrow(() -> Problem.notFound("Certificate"));
    }

    /** What is no host name at all is simply not there. */
    private Domain domain(App app, String host) {
        try {
            return domains.byName(app, HostName.parse(host).value()).orElseThrow(() -> Problem.notFound("Domain"));
        } catch (Problem refused) {
            throw Problem.notFound("Domain");
        }
    }
}
