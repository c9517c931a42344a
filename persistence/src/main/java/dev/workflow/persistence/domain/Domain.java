package dev.workflow.persistence.domain;

import dev.workflow.persistence.identity.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** A host name that leads to a process type of an app; unique on the platform. */
@Entity
@Table(name = "domain")
public class Domain {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "app_uuid", nullable = false)
    private UUID app;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "owner_id")
    private Account owner;

    @Column(nullable = false, unique = true)
    private String domain;

    private String ptype;

    /** Id of the certificate that is shown for it. */
    @Column(name = "certificate_id")
    private Long certificate;

    private OffsetDateTime created;
    private OffsetDateTime updated;

    protected Domain() {}

    public Domain(UUID app, Account owner, String domain, String ptype, OffsetDateTime now) {
        this.app = app;
        this.owner = owner;
        this.domain = domain;
        this.ptype = ptype;
        this.created = now;
        this.updated = now;
    }

    public UUID getApp() {
        return app;
    }

    public Account getOwner() {
        return owner;
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
        updated = now;
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public OffsetDateTime getUpdated() {
        return updated;
    }
}
