package dev.workflow.persistence.sso;

import dev.workflow.persistence.identity.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** That an issuer means this account by a subject. */
@Entity
@IdClass(IssuerLinkKey.class)
@Table(name = "sso_link")
public class IssuerLink {

    @Id
    @Column(name = "issuer_uuid")
    private UUID issuer;

    @Id
    private String subject;

    @ManyToOne(optional = false)
    @JoinColumn(name = "account_id")
    private Account account;

    private String shown = "";

    @Column(name = "claims_issued")
    private OffsetDateTime claimsIssued;

    private boolean suspended;
    private OffsetDateTime created;

    @Column(name = "last_used")
    private OffsetDateTime lastUsed;

    protected IssuerLink() {}

    /** @param old a moment before any token was issued: nothing was taken over from one yet */
    public IssuerLink(UUID issuer, String subject, Account account, OffsetDateTime now, OffsetDateTime old) {
        this.issuer = issuer;
        this.subject = subject;
        this.account = account;
        this.claimsIssued = old;
        this.created = now;
        this.lastUsed = now;
    }

    public UUID getIssuer() {
        return issuer;
    }

    public String getSubject() {
        return subject;
    }

    public Account getAccount() {
        return account;
    }

    /** What the issuer calls them. */
    public String getShown() {
        return shown;
    }

    public void used(String name, OffsetDateTime now) {
        this.shown = name;
        this.lastUsed = now;
    }

    /** When the token was issued that roles were last taken from: an older one tells nothing new. */
    public OffsetDateTime getClaimsIssued() {
        return claimsIssued;
    }

    public void setClaimsIssued(OffsetDateTime issued) {
        this.claimsIssued = issued;
    }

    /** Whether the account was disabled because the issuer said so, who may then also enable it again. */
    public boolean isSuspended() {
        return suspended;
    }

    public void setSuspended(boolean suspended) {
        this.suspended = suspended;
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public OffsetDateTime getLastUsed() {
        return lastUsed;
    }
}
