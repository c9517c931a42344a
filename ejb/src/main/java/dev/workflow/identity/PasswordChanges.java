package dev.workflow.identity;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Stores what {@link Passwords} hashed. */
@Stateless
public class PasswordChanges {

    private AccountRepository accounts;
    private Credentials credentials;

    protected PasswordChanges() {}

    @Inject
    public PasswordChanges(AccountRepository accounts, Credentials credentials) {
        this.accounts = accounts;
        this.credentials = credentials;
    }

    /** The same password with a newer hash: nothing else changes. */
    public void upgrade(long accountId, String hash) {
        account(accountId).setPasswordHash(hash);
    }

    /**
     * Another password. All that was given out under the old one ends.
     *
     * @param kept the session in which the owner changed it
     */
    public void change(long accountId, String hash, Optional<UUID> kept) {
        account(accountId).setPasswordHash(hash);
        credentials.revokeAll(accountId, kept);
    }

    private Account account(long id) {
        return accounts.byId(id).orElseThrow(() -> Problem.notFound("User"));
    }
}
