package dev.workflow.account;

import dev.workflow.persistence.account.MailedLink;
import java.util.Optional;
import java.util.UUID;

/**
 * A mailed link that is good.
 *
 * @param account empty for one that is yet to be made
 * @param username of the account
 * @param address where it was mailed to
 * @param passwordHash chosen for an account that is yet to be made
 */
public record Link(UUID uuid, Optional<Long> account, String username, String address, Optional<String> passwordHash) {

    static Link of(MailedLink link) {
        return new Link(
                link.getUuid(), link.getAccountId(), link.getUsername(), link.getAddress(), link.getPasswordHash());
    }

    @Override
    public String toString() {
        return "Link[" + uuid + " of " + username + "]";
    }
}
