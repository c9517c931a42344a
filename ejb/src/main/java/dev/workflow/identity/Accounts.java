package dev.workflow.identity;

import dev.workflow.persistence.group.MemberRepository;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Accounts, for their owner and for administrators. */
@Stateless
public class Accounts {

    private AccountRepository accounts;
    private MemberRepository members;
    private Standing standing;

    protected Accounts() {}

    @Inject
    public Accounts(AccountRepository accounts, MemberRepository members, Standing standing) {
        this.accounts = accounts;
        this.members = members;
        this.standing = standing;
    }

    public AccountView self(Caller caller) {
        Account account = accounts.byId(caller.accountId()).orElseThrow(() -> Problem.notFound("User"));
        return views(List.of(account)).apply(account);
    }

    /** @throws Problem 403 unless the caller is a superuser */
    public Slice<AccountView> list(Caller caller, Window window) {
        requireSuperuser(caller);
        Slice<Account> found = accounts.list(window);
        return found.map(views(found.items()));
    }

    /**
     * Lets the account log in, or stops it and its tokens at once. What was given out before does not come to life again.
     *
     * @throws Problem 403 unless the caller is a superuser, 423 for the caller's own account, 404 for an unknown one,
     *     409 for the last superuser
     */
    public void setActive(Caller caller, String username, boolean active) {
        requireSuperuser(caller);
        if (caller.username().equals(username)) {
            throw new Problem(423, "own-account", new Problem.Body.Empty(), "", null);
        }
        Account account = accounts.byUsername(username).orElseThrow(() -> Problem.notFound("User"));
        if (!active) {
            Administrators.requireAnother(accounts, account);
        }
        standing.setActive(account.getId(), active);
    }

    /** Shows these accounts, whose groups are asked for at once. */
    private Function<Account, AccountView> views(List<Account> shown) {
        Map<Long, List<String>> groups =
                members.groupNames(shown.stream().map(Account::getId).toList());
        return account -> AccountView.of(account, groups.getOrDefault(account.getId(), List.of()));
    }

    private static void requireSuperuser(Caller caller) {
        if (!caller.superuser()) {
            throw Problem.forbidden();
        }
    }
}
