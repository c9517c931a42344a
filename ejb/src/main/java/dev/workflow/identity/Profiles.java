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

    private static final int LONGEST_NAME = 150;

    private AccountRepository accounts;

    protected Profiles() {}

    @Inject
    public Profiles(AccountRepository accounts) {
        this.accounts = accounts;
    }

    public Profile of(Caller caller) {
        return Profile.of(account(caller));
    }

    /** @throws Problem 400 for names that are too long */
    public void rename(Caller caller, String first, String last) {
        requireShort("first_name", first);
        requireShort("last_name", last);
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

    private static void requireShort(String field, String text) {
        if (text.codePointCount(0, text.length()) > LONGEST_NAME) {
            throw Problem.field(field, "Ensure this field has no more than " + LONGEST_NAME + " characters.");
        }
    }

    private Account account(Caller caller) {
        return accounts.byId(caller.accountId()).orElseThrow(() -> Problem.notFound("User"));
    }
}
