package dev.workflow.identity;

import java.util.Optional;

/**
 * An account that was made.
 *
 * @param link path of a link with which a password can be chosen once, when it was not mailed
 * @param mailed whether such a link was
 */
public record CreatedUser(AccountView user, Optional<String> link, boolean mailed) {

    /** The link is as good as a password. */
    @Override
    public String toString() {
        return "CreatedUser[" + user.username() + "]";
    }
}
