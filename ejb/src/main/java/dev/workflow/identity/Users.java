package dev.workflow.identity;

import dev.workflow.mail.MailAddress;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/** Accounts that administrators make. Outside a transaction, for hashing is slow; {@link UserRows} stores them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Users {

    private UserRows rows;
    private Passwords passwords;

    protected Users() {}

    @Inject
    public Users(UserRows rows, Passwords passwords) {
        this.rows = rows;
        this.passwords = passwords;
    }

    /**
     * Without a password and without an imported one, the person gets a link to choose one, and so needs an address.
     *
     * @param origin the platform's configured URL; empty when there is none
     * @throws Problem 403 unless the caller is a superuser, 400 naming the field that will not do
     */
    public CreatedUser make(Caller caller, NewUser wanted, Optional<String> origin) {
        if (!caller.superuser()) {
            throw Problem.forbidden();
        }
        require(wanted);
        wanted.password()
                .ifPresent(password -> PasswordRules.require(
                        "password", password, wanted.username().value()));
        return rows.add(wanted, wanted.password().map(passwords::hash).or(wanted::imported), origin);
    }

    private static void require(NewUser wanted) {
        Username.forAccount(wanted.username().value());
        requireAddress(wanted.email());
        PersonName.require("first_name", wanted.firstName());
        PersonName.require("last_name", wanted.lastName());
        if (wanted.password().isPresent() && wanted.imported().isPresent()) {
            throw Problem.field("password_hash", "Send a password or its hash, not both.");
        }
        if (!wanted.imported().map(Passwords::imports).orElse(true)) {
            throw Problem.field(
                    "password_hash", "Only hashes of the form pbkdf2_sha256$rounds$salt$hash can be imported.");
        }
        if (wanted.password().or(wanted::imported).isEmpty() && wanted.email().isEmpty()) {
            throw Problem.field("email", "Without a password an address is needed to send a link to.");
        }
    }

    static void requireAddress(String email) {
        if (!email.isEmpty() && MailAddress.parse(email).isEmpty()) {
            throw Problem.field("email", "Enter a valid email address.");
        }
    }
}
