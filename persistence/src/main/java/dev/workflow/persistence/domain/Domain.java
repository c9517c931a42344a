package dev.workflow.persistence.domain;

import dev.workflow.persistence.app.OfApp;
import dev.workflow.persistence.identity.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** A host name that leads to a process type of an app; unique on the platform. */
@Entity
@Table(name = "domain")
public class Domain extends OfApp {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, unique = true)
    private String domain;

    private String ptype;

    /** Id of the certificate that is shown for it. */
    @Column(name = "certificate_id")
    private Long certificate;

    protected Domain() {}

    public Domain(UUID app, Account owner, String domain, String ptype, OffsetDateTime now) {
        super(app, owner, now);
        this.domain = domain;
        this.ptype = ptype;
    }

    public String getDomain() {
        return domain;
    }

    public String getPtype() {
        return ptype;
    }

    public Optional<Long> getCertificate() {
        return Optional.ofNullable(certificate);
    }

    public void setCertificate(Optional<Long> shown, OffsetDateTime now) {
        certificate = shown.orElse(null);
        updated(now);
    }
}
