package dev.workflow.persistence.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A person or robot that can log in. */
@Entity
@Table(name = "account")
public class Account {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, unique = true)
    private String username;

    @Column(nullable = false)
    private String email = "";

    @Column(name = "first_name", nullable = false)
    private String firstName = "";

    @Column(name = "last_name", nullable = false)
    private String lastName = "";

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "is_staff", nullable = false)
    private boolean staff;

    @Column(name = "is_superuser", nullable = false)
    private boolean superuser;

    @Column(name = "is_active", nullable = false)
    private boolean active = true;

    /** Where its roles are managed. */
    @Column(nullable = false)
    private String origin = "";

    @Column(name = "email_verified", nullable = false)
    private boolean emailVerified;

    @Column(name = "last_login")
    private OffsetDateTime lastLogin;

    @Column(name = "date_joined", nullable = false)
    private OffsetDateTime dateJoined;

    protected Account() {}

    public Account(String username, String email, OffsetDateTime joined) {
        this.username = username;
        this.email = email;
        this.dateJoined = joined;
    }

    public Long getId() {
        return id;
    }

    public String getUsername() {
        return username;
    }

    void rename(String name) {
        this.username = name;
    }

    public String getEmail() {
        return email;
    }

    /** An address that nobody has shown to be theirs yet. */
    public void setEmail(String email) {
        this.emailVerified = emailVerified && this.email.equals(email);
        this.email = email;
    }

    /** Whether somebody who can log in to this account has shown that mail to its address reaches them. */
    public boolean isEmailVerified() {
        return emailVerified;
    }

    public void verifyEmail() {
        this.emailVerified = true;
    }

    public String getFirstName() {
        return firstName;
    }

    public String getLastName() {
        return lastName;
    }

    public void setName(String first, String last) {
        this.firstName = first;
        this.lastName = last;
    }

    /** Where its roles are managed: empty for here, else {@code ldap}, {@code scim} or an issuer's name. */
    public String getOrigin() {
        return origin;
    }

    public void setOrigin(String origin) {
        this.origin = origin;
    }

    /** Empty for an account that cannot log in with a password. */
    public Optional<String> getPasswordHash() {
        return Optional.ofNullable(passwordHash);
    }

    public void setPasswordHash(String hash) {
        this.passwordHash = hash;
    }

    public boolean isStaff() {
        return staff;
    }

    public boolean isSuperuser() {
        return superuser;
    }

    /** Gives every right on the platform. */
    public void promote() {
        this.staff = true;
        this.superuser = true;
    }

    public void setRoles(boolean isStaff, boolean isSuperuser) {
        this.staff = isStaff;
        this.superuser = isSuperuser;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public Optional<OffsetDateTime> getLastLogin() {
        return Optional.ofNullable(lastLogin);
    }

    public void setLastLogin(OffsetDateTime when) {
        this.lastLogin = when;
    }

    public OffsetDateTime getDateJoined() {
        return dateJoined;
    }

    public Caller asCaller() {
        return new Caller(id, username, superuser, staff);
    }
}
