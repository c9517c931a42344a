package dev.workflow.persistence.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** A login that succeeded and whose client has yet to fetch its token. */
@Entity
@Table(name = "login_ticket")
public class LoginTicket {

    /** A digest of the key that the client holds: whoever reads this table cannot fetch a token with it. */
    @Id
    @Column(name = "key")
    private String keyDigest;

    @ManyToOne
    @JoinColumn(name = "account_id")
    private Account account;

    @Column(nullable = false)
    private OffsetDateTime created;

    protected LoginTicket() {}

    public LoginTicket(String keyDigest, Account account, OffsetDateTime created) {
        this.keyDigest = keyDigest;
        this.account = account;
        this.created = created;
    }

    public Account getAccount() {
        return account;
    }

    public OffsetDateTime getCreated() {
        return created;
    }
}
