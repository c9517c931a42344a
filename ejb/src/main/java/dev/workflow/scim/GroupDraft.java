package dev.workflow.scim;

import dev.workflow.group.GroupName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A group as a client wants it. @param members numbers of accounts */
record GroupDraft(String displayName, Optional<String> externalId, Set<Long> members) {

    private static final int MOST_MEMBERS = 20_000;

    /** @throws ScimProblem invalidValue for a name that will not do */
    GroupDraft {
        if (GroupName.parse(displayName).isEmpty()) {
            throw ScimProblem.invalidValue("displayName must have 1 to 255 printable characters.");
        }
        if (members.size() > MOST_MEMBERS) {
            throw ScimProblem.invalidValue("A group has at most " + MOST_MEMBERS + " members.");
        }
        members = new TreeSet<>(members);
    }

    static GroupDraft of(ScimObject body) {
        return new GroupDraft(
                name(body.value("displayName")),
                body.text("externalId", UserDraft.LONGEST_ID),
                members(body.list("members")));
    }

    static String name(Optional<Object> value) {
        return value.map(text -> ScimObject.text(text, "displayName", GroupName.LONGEST))
                .orElseThrow(() -> ScimProblem.invalidValue("displayName is required."));
    }

    /** From objects with a {@code value}, or the values alone. */
    static Set<Long> members(List<?> list) {
        return list.stream()
                .map(member -> member instanceof String text
                        ? text
                        : ScimObject.of(member, "members")
                                .text("value", UserDraft.LONGEST_ID)
                                .orElseThrow(() -> ScimProblem.invalidValue("A member must have a value.")))
                .map(ScimUsers::number)
                .collect(Collectors.toSet());
    }

    GroupDraft with(Collection<Long> added) {
        Set<Long> all = new TreeSet<>(members);
        all.addAll(added);
        return new GroupDraft(displayName, externalId, all);
    }

    GroupDraft without(Collection<Long> removed) {
        Set<Long> rest = new TreeSet<>(members);
        rest.removeAll(removed);
        return new GroupDraft(displayName, externalId, rest);
    }

    GroupDraft withOnly(Set<Long> some) {
        return new GroupDraft(displayName, externalId, some);
    }

    GroupDraft withDisplayName(String name) {
        return new GroupDraft(name, externalId, members);
    }

    GroupDraft withExternalId(Optional<String> id) {
        return new GroupDraft(displayName, id, members);
    }
}
