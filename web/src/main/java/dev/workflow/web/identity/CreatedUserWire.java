package dev.workflow.web.identity;

import dev.workflow.identity.AccountView;
import dev.workflow.identity.CreatedUser;
import dev.workflow.web.PublicOrigin;
import java.time.Instant;
import java.util.List;

/**
 * A new account.
 *
 * @param mailed whether a link to choose a password was mailed
 * @param link the same, when it was not mailed: shown this once; null when there is none
 */
public record CreatedUserWire(
        long id,
        String email,
        String username,
        String firstName,
        String lastName,
        boolean isSuperuser,
        boolean isStaff,
        List<String> groups,
        List<String> userPermissions,
        Instant lastLogin,
        Instant dateJoined,
        boolean isActive,
        boolean mailed,
        String link) {

    static CreatedUserWire of(CreatedUser made, PublicOrigin origin) {
        AccountView user = made.user();
        return new CreatedUserWire(
                user.id(),
                user.email(),
                user.username(),
                user.firstName(),
                user.lastName(),
                user.isSuperuser(),
                user.isStaff(),
                user.groups(),
                user.userPermissions(),
                user.lastLogin(),
                user.dateJoined(),
                user.isActive(),
                made.mailed(),
                made.link().map(origin::resolve).orElse(null));
    }

    @Override
    public String toString() {
        return "CreatedUserWire[" + username + "]";
    }
}
