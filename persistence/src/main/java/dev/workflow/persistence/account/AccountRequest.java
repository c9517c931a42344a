package dev.workflow.persistence.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Something that somebody who is not logged in asked for; answered by mail. */
@Entity
@Table(name = "account_request")
public class AccountRequest {

    private static final String REGISTER = "register";
    private static final String RESET = "reset";

    @Id
    private UUID uuid = UUID.randomUUID();

    @Column(nullable = false)
    private String kind;

    @Column(nullable = false)
    private String address;

    @Column(nullable = false)
    private String username = "";

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(nullable = false)
    private String origin;

    @Column(nullable = false)
    private OffsetDateTime created;

    protected AccountRequest() {}

    private AccountRequest(String kind, String address, String origin, OffsetDateTime created) {
        this.kind = kind;
        this.address = address;
        this.origin = origin;
        this.created = created;
    }

    /** @param origin scheme, host and port that the link begins with */
    public static AccountRequest reset(String address, String origin, OffsetDateTime created) {
        return new AccountRequest(RESET, address, origin, created);
    }

    /** @param origin scheme, host and port that the link begins with */
    public static AccountRequest register(
            String username, String address, String passwordHash, String origin, OffsetDateTime created) {
        AccountRequest request = new AccountRequest(REGISTER, address, origin, created);
        request.username = username;
        request.passwordHash = passwordHash;
        return request;
    }

    public boolean isRegistration() {
        return kind.equals(REGISTER);
    }

    public String getAddress() {
        return address;
    }

    /** Of a registration. */
    public String getUsername() {
        return username;
    }

    /** Of a registration. */
    public Optional<String> getPasswordHash() {
        return Optional.ofNullable(passwordHash);
    }

    public String getOrigin() {
        return origin;
    }

    public OffsetDateTime getCreated() {
        return created;
    }
}
