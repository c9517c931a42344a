package dev.workflow.identity;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Accounts with every right on the platform. */
@Stateless
public class Administrators {

    private AccountRepository accounts;
    private Passwords passwords;
    private Clock clock;

    protected Administrators() {}

    @Inject
    public Administrators(AccountRepository accounts, Passwords passwords, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    public boolean exist() {
        return accounts.anySuperuser();
    }

    /** @throws Problem 400 when the name will not do, 409 when it is taken */
    public void create(String username, String password) {
        Username name = Username.forAccount(username);
        if (accounts.byUsername(name.value()).isPresent()) {
            throw Problem.conflict("username-taken", "A user with that username already exists.");
        }
        Account account = new Account(name.value(), "", OffsetDateTime.now(clock));
        account.promote();
        account.setPasswordHash(passwords.hash(password));
        accounts.add(account);
    }

    /** @throws Problem 409 when nobody but this account can run the platform */
    static void requireAnother(AccountRepository accounts, Account account) {
        if (account.isSuperuser()
                && account.isActive()
                && accounts.otherSuperusers(account).isEmpty()) {
            throw Problem.conflict("last-superuser", "This is the last superuser.");
        }
    }
}
