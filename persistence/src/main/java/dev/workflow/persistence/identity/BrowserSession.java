package dev.workflow.persistence.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A browser in which somebody logged in, known by the hash of its cookie only. */
@Entity
@Table(name = "browser_session")
public class BrowserSession {

    @Id
    private UUID uuid;

    @Column(name = "key_hash", nullable = false, unique = true)
    private byte[] keyHash;

    @ManyToOne(optional = false)
    @JoinColumn(name = "account_id", nullable = false)
    private Account account;

    @Column(nullable = false)
    private String methods;

    @Column(nullable = false)
    private boolean complete;

    @Column(nullable = false)
    private OffsetDateTime authenticated;

    @Column(name = "last_seen", nullable = false)
    private OffsetDateTime lastSeen;

    @Column(nullable = false)
    private OffsetDateTime expires;

    @Column(nullable = false)
    private String address;

    @Column(nullable = false)
    private String agent;

    protected BrowserSession() {}

    /**
     * @param methods how: names of RFC 8176 with blanks between them
     * @param complete false while it waits for the second factor
     */
    public BrowserSession(
            Account account,
            byte[] keyHash,
            String methods,
            boolean complete,
            OffsetDateTime authenticated,
            OffsetDateTime expires,
            String address,
            String agent) {
        this.uuid = UUID.randomUUID();
        this.account = account;
        this.keyHash = keyHash.clone();
        this.methods = methods;
        this.complete = complete;
        this.authenticated = authenticated;
        this.lastSeen = authenticated;
        this.expires = expires;
        this.address = address;
        this.agent = agent;
    }

    public UUID getUuid() {
        return uuid;
    }

    public Account getAccount() {
        return account;
    }

    public String getMethods() {
        return methods;
    }

    public boolean isComplete() {
        return complete;
    }

    public OffsetDateTime getAuthenticated() {
        return authenticated;
    }

    public OffsetDateTime getLastSeen() {
        return lastSeen;
    }

    public void setLastSeen(OffsetDateTime moment) {
        this.lastSeen = moment;
    }

    public OffsetDateTime getExpires() {
        return expires;
    }

    public String getAddress() {
        return address;
    }

    public String getAgent() {
        return agent;
    }
}
