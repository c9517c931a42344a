package dev.workflow.identity;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.SshKey;
import dev.workflow.persistence.identity.SshKeyRepository;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The SSH keys that may push in an account's name (api.md §3). */
@Stateless
public class SshKeys {

    private SshKeyRepository keys;
    private AccountRepository accounts;
    private Clock clock;

    protected SshKeys() {}

    @Inject
    public SshKeys(SshKeyRepository keys, AccountRepository accounts, Clock clock) {
        this.keys = keys;
        this.accounts = accounts;
        this.clock = clock;
    }

    public Slice<SshKeyView> list(Caller caller, Window window) {
        return keys.list(caller, window).map(SshKeyView::of);
    }

    /** @throws Problem 404 for a key that is not there or not the caller's */
    public SshKeyView get(Caller caller, String name) {
        return SshKeyView.of(find(caller, name));
    }

    /** @throws Problem 404 for a key that is not there or not the caller's */
    public void delete(Caller caller, String name) {
        keys.remove(find(caller, name));
    }

    /** @throws Problem 400 when the name or the line will not do, or either is in use on the platform */
    public SshKeyView add(Caller caller, SshKeyName name, String line) {
        SshPublicKey key = SshPublicKey.parse(line);
        if (keys.nameTaken(name.value())) {
            throw nameTaken();
        }
        if (keys.keyTaken(key.sha256())) {
            throw keyTaken();
        }
        Account owner = accounts.byId(caller.accountId()).orElseThrow(() -> Problem.notFound("User"));
        SshKey added = new SshKey(owner, name.value(), key.line(), key.md5(), key.sha256(), OffsetDateTime.now(clock));
        try {
            keys.add(added);
        } catch (PersistenceException lostRace) {
            throw String.valueOf(lostRace.getMessage()).contains("ssh_key_id_key") ? nameTaken() : keyTaken();
        }
        return SshKeyView.of(added);
    }

    /** Who owns the key with this fingerprint ({@code SHA256:…}); empty for strangers and disabled accounts. */
    public Optional<Caller> owner(String sha256Fingerprint) {
        return keys.bySha256(sha256Fingerprint)
                .map(SshKey::getOwner)
                .filter(Account::isActive)
                .map(Account::asCaller);
    }

    private SshKey find(Caller caller, String name) {
        return keys.byName(caller, name).orElseThrow(() -> Problem.notFound("Key"));
    }

    private static Problem nameTaken() {
        return Problem.field("id", "SSH Key with this id already exists.");
    }

    private static Problem keyTaken() {
        return Problem.field("public", "Public Key is already in use");
    }
}
