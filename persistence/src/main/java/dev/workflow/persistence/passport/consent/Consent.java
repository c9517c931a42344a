package dev.workflow.persistence.passport.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Set;

/** What a person allowed a client to do from then on. */
@Entity
@Table(name = "consent")
@IdClass(ConsentKey.class)
public class Consent {

    @Id
    @Column(name = "account_id")
    private long accountId;

    @Id
    @Column(name = "client_id")
    private String clientId;

    @Column(nullable = false)
    private String scopes;

    @Column(nullable = false)
    private OffsetDateTime created;

    @Column(nullable = false)
    private OffsetDateTime updated;

    protected Consent() {}

    public String getClientId() {
        return clientId;
    }

    public Set<String> getScopes() {
        return Set.of(scopes.split(" "));
    }

    public OffsetDateTime getUpdated() {
        return updated;
    }
}
