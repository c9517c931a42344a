package dev.workflow.identity;

import dev.workflow.persistence.identity.Account;
import java.time.Instant;

/**
 * An account as its owner sees it.
 *
 * @param emailVerified whether mail to the address is known to reach them
 * @param origin who manages its roles; empty for administrators here
 * @param password whether it can log in with a password of its own
 */
public record Profile(
        long id,
        String username,
        String email,
        boolean emailVerified,
        String firstName,
        String lastName,
        boolean staff,
        boolean superuser,
        boolean active,
        String origin,
        boolean password,
        Instant joined) {

    static Profile of(Account account) {
        return new Profile(
                account.getId(),
                account.getUsername(),
                account.getEmail(),
                account.isEmailVerified(),
                account.getFirstName(),
                account.getLastName(),
                account.isStaff(),
                account.isSuperuser(),
                account.isActive(),
                account.getOrigin(),
                account.getPasswordHash().isPresent(),
                account.getDateJoined().toInstant());
    }
}
