package dev.workflow.persistence.certificate;

import dev.workflow.persistence.app.OfApp;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.json.JsonTexts;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A certificate chain with its key, and what the chain's first certificate says. */
@Entity
@Table(name = "certificate")
public class Certificate extends OfApp {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private UUID uuid;

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
        super(app, owner, now);
        this.uuid = uuid;
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
    }

    /** Empty until it is stored. */
    public Optional<Long> getId() {
        return Optional.ofNullable(id);
    }

    public UUID getUuid() {
        return uuid;
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
}
