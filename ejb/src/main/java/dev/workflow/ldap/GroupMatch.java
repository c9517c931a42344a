package dev.workflow.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Collection;
import java.util.Optional;

/** A group that a setting names: by its distinguished name, or by its {@code cn} alone. */
record GroupMatch(Optional<DN> dn, String name) {

    /** @throws IllegalArgumentException for a malformed distinguished name */
    static GroupMatch parse(String text) {
        if (text.indexOf('=') < 0) {
            return new GroupMatch(Optional.empty(), text);
        }
        try {
            return new GroupMatch(Optional.of(new DN(text)), text);
        } catch (LDAPException malformed) {
            throw new IllegalArgumentException(text + " is no distinguished name", malformed);
        }
    }

    /** Whether it is one of them. Names are compared as directories do it: without regard to case. */
    boolean in(Collection<Group> groups) {
        return groups.stream().anyMatch(group -> dn.map(group.dn()::equals)
                .orElseGet(() -> group.name().equalsIgnoreCase(name)));
    }

    /** A group that somebody is in. */
    record Group(DN dn, String name) {}
}
