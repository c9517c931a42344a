package dev.workflow.persistence.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The app on somebody's phone that shows a code every half minute. An account has one at most. */
@Entity
@Table(name = "authenticator_app")
public class AuthenticatorApp {

    @Id
    @Column(name = "account_id")
    private Long accountId;

    @Column(nullable = false, unique = true)
    private UUID uuid;

    @Column(nullable = false)
    private byte[] secret;

    @Column(name = "last_step", nullable = false)
    private long lastStep;

    @Column(nullable = false)
    private OffsetDateTime created;

    protected AuthenticatorApp() {}

    /** What its sealed secret is bound to. */
    public UUID getUuid() {
        return uuid;
    }

    /** Sealed. */
    public byte[] getSecret() {
        return secret.clone();
    }

    public OffsetDateTime getCreated() {
        return created;
    }
}
