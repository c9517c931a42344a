package dev.workflow.scim;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes a group, one attribute after the other. */
record GroupPatch(String id) {

    GroupDraft apply(GroupDraft group, List<PatchOperation> operations) {
        GroupDraft changed = group;
        for (PatchOperation operation : operations) {
            changed = apply(changed, operation);
        }
        return changed;
    }

    private GroupDraft apply(GroupDraft group, PatchOperation operation) {
        return switch (operation.path().attribute()) {
            case "members" -> members(group, operation);
            case "displayname" -> group.withDisplayName(GroupDraft.name(value(operation)));
            case "externalid" ->
                group.withExternalId(value(operation)
                        .map(text -> ScimObject.text(text, "externalId", UserDraft.LONGEST_ID))
                        .filter(text -> !text.isEmpty()));
            case "id" -> same(group, operation);
            case "", "schemas" -> group;
            case "meta" -> throw ScimProblem.mutability("meta cannot be changed here.");
            default ->
                throw ScimProblem.invalidPath(
                        "A group has no attribute " + operation.path().attribute() + ".");
        };
    }

    /** Clients say whom to remove in the path, or as a list; neither means everybody. */
    private static GroupDraft members(GroupDraft group, PatchOperation operation) {
        Optional<String> one = operation.path().filtered("value");
        if (operation.path().filter().isPresent() && one.isEmpty()) {
            throw ScimProblem.invalidFilter("Members are told apart by their value.");
        }
        Set<Long> named = one.map(member -> Set.of(ScimUsers.number(member))).orElseGet(() -> operation
                .value()
                .map(value -> GroupDraft.members(ScimObject.listed(value)))
                .orElse(Set.of()));
        return switch (operation.verb()) {
            case ADD -> group.with(named);
            case REPLACE -> one.isPresent() ? group.with(named) : group.withOnly(named);
            case REMOVE ->
                one.isPresent() || operation.value().isPresent() ? group.without(named) : group.withOnly(Set.of());
        };
    }

    private GroupDraft same(GroupDraft group, PatchOperation operation) {
        if (!operation.value().map(id::equals).orElse(false)) {
            throw ScimProblem.mutability("id cannot be changed.");
        }
        return group;
    }

    private static Optional<Object> value(PatchOperation operation) {
        return operation.value().filter(value -> !operation.removes());
    }
}
