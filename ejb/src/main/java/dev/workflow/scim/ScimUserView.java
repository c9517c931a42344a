package dev.workflow.scim;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.scim.ScimGroupRepository.Link;
import dev.workflow.persistence.scim.ScimUserRepository.KnownUser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A user as clients see it. @param groups those that came by SCIM */
public record ScimUserView(
        String id,
        Optional<String> externalId,
        String userName,
        String givenName,
        String familyName,
        String email,
        boolean active,
        List<Link> groups,
        Instant created,
        Instant lastModified) {

    static ScimUserView of(KnownUser user, List<Link> groups) {
        Account account = user.account();
        return new ScimUserView(
                account.getId().toString(),
                user.externalId(),
                account.getUsername(),
                account.getFirstName(),
                account.getLastName(),
                account.getEmail(),
                account.isActive(),
                List.copyOf(groups),
                account.getDateJoined().toInstant(),
                user.updated().toInstant());
    }
}
