package dev.workflow.group;

import dev.workflow.persistence.group.AccountGroup;
import dev.workflow.persistence.group.GroupRepository;
import dev.workflow.persistence.group.MemberRepository;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an origin says about the groups of an account. Several servers may be told the same at once: each account's turn
 * comes after the other, and groups are made in the order of their names, so that nobody waits for each other.
 */
record Memberships(GroupRepository groups, MemberRepository members) {

    private static final Logger LOG = System.getLogger(Memberships.class.getName());

    void set(long account, String origin, Set<String> names, OffsetDateTime now) {
        if (origin.isBlank()) {
            throw new IllegalArgumentException("groups that are managed here have their members set one by one");
        }
        Set<String> wanted = names.stream()
                .map(GroupName::parse)
                .flatMap(Optional::stream)
                .map(GroupName::value)
                .collect(Collectors.toCollection(TreeSet::new));
        members.lockMemberships(account);
        Set<String> current = members.names(account, origin);
        current.stream().filter(name -> !wanted.contains(name)).forEach(name -> members.remove(name, origin, account));
        wanted.removeAll(current);
        wanted.forEach(name -> add(account, origin, name, now));
    }

    private void add(long account, String origin, String name, OffsetDateTime now) {
        groups.add(name, origin, now);
        if (!members.add(name, origin, account)) {
            LOG.log(
                    Level.WARNING,
                    "Account {0} is not put into group \"{1}\" of {2}: a group of that name is managed by {3}",
                    Long.toString(account),
                    name,
                    origin,
                    groups.byName(name)
                            .map(AccountGroup::getOrigin)
                            .filter(other -> !other.isEmpty())
                            .orElse("administrators here"));
        }
    }
}
