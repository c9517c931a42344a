package dev.workflow.group;

import dev.workflow.persistence.group.AccountGroup;
import dev.workflow.persistence.group.GroupRepository;
import dev.workflow.problem.Problem;
import java.util.Optional;
import java.util.UUID;

/** Finds a group by its uuid, else by its name: names of directories need not fit into a path. */
record GroupFinder(GroupRepository groups) {

    /** @throws Problem 404 */
    AccountGroup find(String reference) {
        return uuid(reference)
                .flatMap(groups::byUuid)
                .or(() -> groups.byName(reference))
                .orElseThrow(() -> Problem.notFound("Group"));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException aName) {
            return Optional.empty();
        }
    }
}
