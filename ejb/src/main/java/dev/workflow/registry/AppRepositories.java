package dev.workflow.registry;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import java.util.Optional;
import java.util.UUID;

/** The repositories that the platform itself fills for an app. */
public final class AppRepositories {

    private static final String CACHE = "/cache/";

    private AppRepositories() {}

    /** What builds of the app make. */
    public static String images(AppName app) {
        return app + "/" + app;
    }

    /** What one build leaves to the next; a later app of the same name gets none of it. */
    public static String cache(AppRef app) {
        return app.name() + CACHE + app.uuid();
    }

    /** The app whose builds a repository is the cache of; empty for all others. */
    public static Optional<AppRef> cached(String repository) {
        int cut = repository.indexOf(CACHE);
        if (cut < 0) {
            return Optional.empty();
        }
        try {
            UUID uuid = UUID.fromString(repository.substring(cut + CACHE.length()));
            return AppName.parse(repository.substring(0, cut)).map(name -> new AppRef(uuid, name));
        } catch (IllegalArgumentException somethingElse) {
            return Optional.empty();
        }
    }
}
