package dev.workflow.persistence.certificate;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.json.JsonTexts;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A certificate chain with its key, and what the chain's first certificate says. */
@Entity
@Table(name = "certificate")
public class Certificate {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private UUID uuid;

    @Column(name = "app_uuid", nullable = false)
    private UUID app;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "owner_id")
    private Account owner;

    private String name;
    private String chain;

    @Column(name = "sealed_key")
    private byte[] sealedKey;

    @Column(name = "common_name")
    private String commonName;

    @Convert(converter = JsonTexts.class)
    private List<String> san = new ArrayList<>();

    private String fingerprint;
    private OffsetDateTime expires;
    private OffsetDateTime starts;
    private String issuer;
    private String subject;
    private OffsetDateTime created;
    private OffsetDateTime updated;

    protected Certificate() {}

    /** @param sealedKey bound to {@code uuid} */
    public Certificate(
            UUID uuid,
            UUID app,
            Account owner,
            String name,
            String chain,
            byte[] sealedKey,
            CertificateFacts facts,
            OffsetDateTime now) {
        this.uuid = uuid;
        this.app = app;
        this.owner = owner;
        this.name = name;
        this.chain = chain;
        this.sealedKey = sealedKey.clone();
        this.commonName = facts.commonName().orElse(null);
        this.san = new ArrayList<>(facts.san());
        this.fingerprint = facts.fingerprint();
        this.expires = facts.expires();
        this.starts = facts.starts();
        this.issuer = facts.issuer();
        this.subject = facts.subject();
        this.created = now;
        this.updated = now;
    }

    /** Empty until it is stored. */
    public Optional<Long> getId() {
        return Optional.ofNullable(id);
    }

    public UUID getUuid() {
        return uuid;
    }

    public Account getOwner() {
        return owner;
    }

    public String getName() {
        return name;
    }

    /** PEM. */
    public String getChain() {
        return chain;
    }

    public byte[] getSealedKey() {
        return sealedKey.clone();
    }

    public CertificateFacts getFacts() {
        return new CertificateFacts(
                Optional.ofNullable(commonName), san, fingerprint, starts, expires, issuer, subject);
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public OffsetDateTime getUpdated() {
        return updated;
    }
}
