package dev.workflow.identity;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** What people may change about themselves. */
@Stateless
public class Profiles {

    private AccountRepository accounts;

    protected Profiles() {}

    @Inject
    public Profiles(AccountRepository accounts) {
        this.accounts = accounts;
    }

    public Profile of(Caller caller) {
        return Profile.of(account(caller));
    }

    /** @throws Problem 400 as {@link PersonName} */
    public void rename(Caller caller, String first, String last) {
        PersonName.require("first_name", first);
        PersonName.require("last_name", last);
        account(caller).setName(first, last);
    }

    /**
     * Another address, which nobody has confirmed.
     *
     * @param email empty for none
     */
    public void setEmail(Caller caller, String email) {
        account(caller).setEmail(email);
    }

    private Account account(Caller caller) {
        return accounts.byId(caller.accountId()).orElseThrow(() -> Problem.notFound("User"));
    }
}
