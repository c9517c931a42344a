package dev.workflow.ldap;

import dev.workflow.group.Groups;
import dev.workflow.identity.Credentials;
import dev.workflow.identity.Standing;
import dev.workflow.identity.Username;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.ldap.LdapAccount;
import dev.workflow.persistence.ldap.LdapAccountRepository;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps the accounts of people whom the directory knows as it says. */
@Stateless
public class DirectoryAccounts {

    static final String ORIGIN = "ldap";

    private static final Logger LOG = System.getLogger(DirectoryAccounts.class.getName());

    private AccountRepository accounts;
    private LdapAccountRepository remarks;
    private Standing standing;
    private Credentials credentials;
    private Groups groups;
    private Clock clock;

    protected DirectoryAccounts() {}

    @Inject
    public DirectoryAccounts(
            AccountRepository accounts,
            LdapAccountRepository remarks,
            Standing standing,
            Credentials credentials,
            Groups groups,
            Clock clock) {
        this.accounts = accounts;
        this.remarks = remarks;
        this.standing = standing;
        this.credentials = credentials;
        this.groups = groups;
        this.clock = clock;
    }

    /**
     * Somebody has shown their password to the directory.
     *
     * @param link whether a local account of that name becomes theirs; one of a superuser never does
     * @return their account; empty when they may not log in, or the account of that name is not the directory's
     * @throws Problem 400 when no account can have their name
     */
    public Optional<Long> arrived(Person person, boolean link) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<Account> found = accounts.byUsername(person.username());
        if (found.isEmpty() && person.active()) {
            accounts.addIfAbsent(name(person), ORIGIN, now);
            found = accounts.byUsername(person.username());
        }
        found.ifPresent(accounts::lock);
        return found.filter(account -> theirs(account, link))
                .filter(account -> updated(account, person, now))
                .map(Account::getId);
    }

    /** Accounts that it is time to ask about, so many at most; they are not given out again before that time is over. */
    public Map<Long, String> due(Duration age, int most) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return remarks.take(ORIGIN, now.minus(age), now, most);
    }

    /** What the directory says about an account by itself; empty when it has nobody of that name any more. */
    public void checked(long accountId, Optional<Person> person) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        accounts.byId(accountId).ifPresent(account -> {
            accounts.lock(account);
            if (account.getOrigin().equals(ORIGIN)) {
                updated(account, person.orElseGet(() -> Person.gone(account.getUsername())), now);
            }
        });
    }

    /** They have shown their password, so they are told why. */
    private static String name(Person person) {
        if (new Username(person.username()).reserved()) {
            LOG.log(
                    Level.WARNING,
                    "{0} of LDAP cannot log in: the name is reserved here. Give them another one in the directory.",
                    person.username());
            throw Problem.badRequest("name-reserved", "The name " + person.username() + " is reserved here.")
                    .withHint("Ask whoever manages the directory for another name.");
        }
        return person.username();
    }

    private boolean theirs(Account account, boolean link) {
        if (account.getOrigin().equals(ORIGIN)) {
            return true;
        }
        if (link && account.getOrigin().isEmpty() && !account.isSuperuser()) {
            account.setOrigin(ORIGIN);
            account.setPasswordHash(null);
            credentials.revokeAll(account.getId(), Optional.empty());
            LOG.log(Level.INFO, "The account {0} belongs to LDAP from now on", account.getUsername());
            return true;
        }
        LOG.log(
                Level.WARNING,
                "{0} of LDAP cannot log in: there is another account of that name, managed by {1}",
                account.getUsername(),
                account.getOrigin().isEmpty() ? "administrators here" : account.getOrigin());
        return false;
    }

    /** @return whether they may log in */
    private boolean updated(Account account, Person person, OffsetDateTime now) {
        LdapAccount remark = remarks.of(account.getId(), now);
        remark.setChecked(now);
        if (!person.active()) {
            exclude(account, remark);
            return false;
        }
        if (remark.isExcluded()) {
            remark.setExcluded(false);
            standing.setActive(account.getId(), true);
        }
        account.setEmail(person.email());
        account.setName(person.firstName(), person.lastName());
        standing.setRoles(account.getId(), person.staff(), person.superuser());
        groups.setMemberships(account.getId(), ORIGIN, person.groups());
        return account.isActive();
    }

    private void exclude(Account account, LdapAccount remark) {
        if (account.isActive()) {
            LOG.log(Level.INFO, "The account {0} is disabled: LDAP says so", account.getUsername());
            remark.setExcluded(true);
            standing.setActive(account.getId(), false);
        }
        standing.setRoles(account.getId(), false, false);
        groups.setMemberships(account.getId(), ORIGIN, Set.of());
    }
}
