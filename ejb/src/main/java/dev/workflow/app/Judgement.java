package dev.workflow.app;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Ground;
import java.util.List;
import java.util.Optional;

/**
 * What was decided about a caller and an app.
 *
 * @param groups through which the caller has the permission, by name
 * @param remark what to tell about a block; empty when nothing is blocked
 */
public record Judgement(App app, Ground ground, List<String> groups, Optional<String> remark) {

    public boolean allowed() {
        return ground.allows();
    }
}
