package dev.workflow.identity;

import dev.workflow.account.Invitations;
import dev.workflow.persistence.group.MemberRepository;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes and changes accounts for administrators. */
@Stateless
public class UserRows {

    private static final int LOCKED = 423;

    private AccountRepository accounts;
    private MemberRepository members;
    private Standing standing;
    private Credentials credentials;
    private Invitations invitations;
    private Clock clock;

    protected UserRows() {}

    @Inject
    public UserRows(
            AccountRepository accounts,
            MemberRepository members,
            Standing standing,
            Credentials credentials,
            Invitations invitations,
            Clock clock) {
        this.accounts = accounts;
        this.members = members;
        this.standing = standing;
        this.credentials = credentials;
        this.invitations = invitations;
        this.clock = clock;
    }

    /** For {@link Users}, which has decided that it may be made. @throws Problem 400 when the name is taken */
    public CreatedUser add(NewUser wanted, Optional<String> hash, Optional<String> origin) {
        Username name = Username.forAccount(wanted.username().value());
        Account account = new Account(name.value(), wanted.email(), OffsetDateTime.now(clock));
        account.setName(wanted.firstName(), wanted.lastName());
        account.setRoles(wanted.staff(), wanted.superuser());
        hash.ifPresent(account::setPasswordHash);
        insert(account);
        Optional<String> link = hash.isPresent() ? Optional.empty() : invitations.invite(account, origin);
        return new CreatedUser(AccountView.of(account, List.of()), link, hash.isEmpty() && link.isEmpty());
    }

    private void insert(Account account) {
        if (accounts.byUsername(account.getUsername()).isPresent()) {
            throw taken();
        }
        try {
            accounts.add(account);
        } catch (PersistenceException anotherWasFaster) {
            throw taken();
        }
    }

    private static Problem taken() {
        return Problem.field("username", "A user with that username already exists.");
    }

    /**
     * A change of roles ends all that was given out with the old ones.
     *
     * @throws Problem 403 unless the caller is a superuser; 404 for an unknown account; 423 for the caller's own roles;
     *     409 for roles that are managed elsewhere, and when no superuser would be left
     */
    public AccountView change(Caller caller, String username, UserChange change) {
        requireSuperuser(caller);
        Account account = known(username);
        change.email().ifPresent(Users::requireAddress);
        change.email().ifPresent(account::setEmail);
        String first = change.firstName().orElse(account.getFirstName());
        String last = change.lastName().orElse(account.getLastName());
        PersonName.require("first_name", first);
        PersonName.require("last_name", last);
        account.setName(first, last);
        boolean staff = change.staff().orElse(account.isStaff());
        boolean superuser = change.superuser().orElse(account.isSuperuser());
        if (staff != account.isStaff() || superuser != account.isSuperuser()) {
            requireChangeable(caller, account, superuser);
            standing.setRoles(account.getId(), staff, superuser);
        }
        Map<Long, List<String>> groups = members.groupNames(List.of(account.getId()));
        return AccountView.of(account, groups.getOrDefault(account.getId(), List.of()));
    }

    private void requireChangeable(Caller caller, Account account, boolean superuser) {
        if (account.getId() == caller.accountId()) {
            throw new Problem(LOCKED, "own-account", new Problem.Body.Empty(), "", null);
        }
        if (!account.getOrigin().isEmpty()) {
            throw Problem.conflict(
                            "managed-elsewhere", "The roles of this account come from " + account.getOrigin() + ".")
                    .withHint("Change them there.");
        }
        if (!superuser) {
            Administrators.requireAnother(accounts, account);
        }
    }

    /**
     * Ends all sessions, tokens and grants of an account.
     *
     * @throws Problem 403 unless the caller is a superuser, 404 for an unknown account
     */
    public void revoke(Caller caller, String username) {
        requireSuperuser(caller);
        credentials.revokeAll(known(username).getId(), Optional.empty());
    }

    private Account known(String username) {
        return accounts.byUsername(username).orElseThrow(() -> Problem.notFound("User"));
    }

    private static void requireSuperuser(Caller caller) {
        if (!caller.superuser()) {
            throw Problem.forbidden();
        }
    }
}
