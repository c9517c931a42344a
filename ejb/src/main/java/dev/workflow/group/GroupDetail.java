package dev.workflow.group;

import dev.workflow.persistence.group.AccountGroup;
import dev.workflow.persistence.identity.Account;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A group with the user names of its members. */
public record GroupDetail(
        UUID uuid, String name, String origin, List<String> members, Instant created, Instant updated) {

    static GroupDetail of(AccountGroup group, List<Account> members) {
        return new GroupDetail(
                group.getUuid(),
                group.getName(),
                group.getOrigin(),
                members.stream().map(Account::getUsername).toList(),
                group.getCreated().toInstant(),
                group.getUpdated().toInstant());
    }
}
