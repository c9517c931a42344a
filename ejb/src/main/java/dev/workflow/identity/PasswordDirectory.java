package dev.workflow.identity;

import dev.workflow.problem.Problem;
import java.util.Optional;

/** Where names and passwords of people are kept outside of the platform, if there is such a place. */
public interface PasswordDirectory {

    /** Whether there is one: then people are not registered here. */
    boolean configured();

    /**
     * Whose name and password these are; their account is made, or brought up to date, by it. Takes the same time whether
     * or not the name is known there. Call it outside a transaction.
     *
     * @param username as it was typed; the account's name may differ in case
     * @return the account's number; empty for a wrong name or password, for somebody who may not log in, and when the
     *     account of that name is not the directory's
     * @throws Problem 503 when the directory cannot be asked, 400 when no account can have the name
     */
    Optional<Long> authenticate(String username, String password);
}
