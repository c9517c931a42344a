package dev.workflow.component;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A part of the platform that can be switched on and off for a server, to be scaled by itself (decision 13). */
public enum Component {
    /** The REST API, and the pages and routes of logging in. */
    CONTROLLER,
    /** Logging in and nothing else, where that is to be apart from the controller. */
    PASSPORT,
    /** Git over SSH. */
    BUILDER,
    /** The consumers of the queues: builds, deploys and all other long work. */
    WORKER,
    /** Collects what the apps print. */
    LOGGER,
    /** The image registry. */
    REGISTRY,
    /** Takes requests for the host names of the apps. */
    ROUTER,
    /** Offers services for apps. */
    BROKER,
    /** The pages of the administrator. */
    CONSOLE;

    /** Those that ask the engine about apps, or change them. */
    public static final Set<Component> WITH_APPS = Set.of(CONTROLLER, WORKER);

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a name that no component has. */
    public static Optional<Component> named(String text) {
        return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
    }
}
