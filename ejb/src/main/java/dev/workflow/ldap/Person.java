package dev.workflow.ldap;

import dev.workflow.ldap.GroupMatch.Group;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody the directory knows.
 *
 * @param username as the directory writes it; fit for an account
 * @param active whether they may log in here
 */
public record Person(
        String username,
        String email,
        String firstName,
        String lastName,
        Set<String> groups,
        boolean active,
        boolean staff,
        boolean superuser) {

    static Person of(LdapSettings settings, Entry entry, List<Group> groups) {
        return new Person(
                entry.username(),
                entry.email(),
                entry.firstName(),
                entry.lastName(),
                groups.stream().map(Group::name).collect(Collectors.toUnmodifiableSet()),
                settings.active().map(group -> group.in(groups)).orElse(true),
                in(settings.staff(), groups),
                in(settings.superuser(), groups));
    }

    /** Somebody whom the directory does not know any more. */
    static Person gone(String username) {
        return new Person(username, "", "", "", Set.of(), false, false, false);
    }

    private static boolean in(Optional<GroupMatch> wanted, List<Group> groups) {
        return wanted.map(group -> group.in(groups)).orElse(false);
    }

    /** What their entry holds. @param dn as whom they bind */
    record Entry(String dn, String username, String email, String firstName, String lastName) {}
}
