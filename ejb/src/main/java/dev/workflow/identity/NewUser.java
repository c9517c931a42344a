package dev.workflow.identity;

import java.util.Optional;

/**
 * An account that an administrator wants.
 *
 * @param email empty for none
 * @param password that is chosen already; empty to let the person choose one
 * @param imported a Django hash of the password it has elsewhere
 */
public record NewUser(
        Username username,
        String email,
        String firstName,
        String lastName,
        boolean staff,
        boolean superuser,
        Optional<String> password,
        Optional<String> imported) {

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "NewUser[" + username.value() + "]";
    }
}
