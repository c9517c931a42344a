package dev.workflow.registry;

import dev.workflow.app.AppRef;
import dev.workflow.registry.RegistryAccess.Action;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a program without an account may do in the registry in the name of one certain app. It ends with the app, and is
 * worth nothing for a later app of the same name.
 *
 * @param repositories those of a build, or those that may be pulled besides the app's own
 * @param until it ends then at the latest; empty when it lasts as long as the app
 */
public record Grant(Purpose purpose, AppRef app, Set<String> repositories, Optional<Instant> until) {

    /** What it was given for. */
    public enum Purpose {
        /** A machine that runs the app fetches its images. */
        PULL,
        /** A build fetches and stores the images it makes, and its cache. */
        BUILD
    }

    public Grant {
        repositories = Collections.unmodifiableSet(new TreeSet<>(repositories));
    }

    public boolean allows(RepositoryName repository, Action action) {
        boolean named = repositories.contains(repository.value());
        return switch (purpose) {
            case PULL ->
                action == Action.PULL
                        && (named || repository.app().equals(app.name().value()));
            case BUILD -> action != Action.DELETE && named;
        };
    }
}
