package dev.workflow.identity;

import dev.workflow.persistence.identity.Account;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * An account as the contract shows it (api.md §2.2). {@code userPermissions} is always empty: rights are held per
 * app.
 */
public record AccountView(
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
        boolean isActive) {

    static AccountView of(Account account, List<String> groups) {
        return new AccountView(
                account.getId(),
                account.getEmail(),
                account.getUsername(),
                account.getFirstName(),
                account.getLastName(),
                account.isSuperuser(),
                account.isStaff(),
                List.copyOf(groups),
                List.of(),
                account.getLastLogin().map(OffsetDateTime::toInstant).orElse(null),
                account.getDateJoined().toInstant(),
                account.isActive());
    }
}
