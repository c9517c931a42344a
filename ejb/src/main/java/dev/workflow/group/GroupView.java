package dev.workflow.group;

import dev.workflow.persistence.group.AccountGroup;
import java.time.Instant;
import java.util.UUID;

/** A group. {@code origin} says who manages its members: empty for administrators here. */
public record GroupView(UUID uuid, String name, String origin, Instant created, Instant updated) {

    static GroupView of(AccountGroup group) {
        return new GroupView(
                group.getUuid(),
                group.getName(),
                group.getOrigin(),
                group.getCreated().toInstant(),
                group.getUpdated().toInstant());
    }
}
