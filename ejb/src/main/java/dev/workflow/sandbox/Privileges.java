package dev.workflow.sandbox;

import java.util.List;
import java.util.Optional;

/** The argument lists that give up rights, or get just the one of mounting files in private. */
final class Privileges {

    private Privileges() {}

    /** Becomes the tenant when the server is root; in any case no program started from here can gain rights. */
    static List<String> drop(Optional<Tenant> tenant) {
        String setpriv = Tool.need("setpriv");
        return tenant.map(user -> List.of(
                        setpriv, "--reuid=" + user.uid(), "--regid=" + user.gid(), "--clear-groups", "--no-new-privs"))
                .orElse(List.of(setpriv, "--no-new-privs"));
    }

    /** A mount namespace of one's own: root simply gets one, others through a user namespace. */
    static List<String> privateMounts(Optional<Tenant> tenant) {
        String unshare = Tool.need("unshare");
        return tenant.isPresent()
                ? List.of(unshare, "--mount", "--propagation", "private")
                : List.of(unshare, "--user", "--map-root-user", "--mount", "--propagation", "private");
    }
}
