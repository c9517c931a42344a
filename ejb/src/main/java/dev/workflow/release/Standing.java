package dev.workflow.release;

import dev.workflow.engine.AppSpec;
import dev.workflow.process.ProcessType;
import java.util.Set;

/**
 * What should run of an app: the types that were last deployed by one release.
 *
 * @param spec of that release, with all types of the app
 */
public record Standing(AppSpec spec, Set<ProcessType> types) {

    public Standing {
        types = Set.copyOf(types);
    }
}
