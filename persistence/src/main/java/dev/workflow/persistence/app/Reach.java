package dev.workflow.persistence.app;

import java.util.List;
import java.util.Optional;

/**
 * An app as a caller may reach it: that it exists is known to everybody who is logged in, what may be done to it is not
 * (api.md §2.3).
 *
 * @param ground why it is granted or not, blocks left aside
 * @param groups through which the caller has the permission, by name
 * @param blocked why nobody may reach it: the app or its owner is on the blocklist
 */
public record Reach(App app, Ground ground, List<String> groups, Optional<String> blocked) {

    public boolean granted() {
        return ground.allows();
    }
}
