package dev.workflow.persistence.identity;

import dev.workflow.persistence.app.Permission;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How much of its owner's rights a credential carries. It only ever takes away: what the owner may not do, no scope
 * allows.
 *
 * @param apps names of the apps it is good for; empty for all
 */
public record Scope(Level level, Set<String> apps) {

    /** Everything its owner may do: what a login gives. */
    public static final Scope FULL = new Scope(Level.ADMIN, Set.of());

    /** What may be done to an app. */
    public enum Level {
        /** Look at it. */
        READ,
        /** Look at it and change it: builds, config, scale, runs. Not destroy it, nor share it. */
        DEPLOY,
        /** All of it. */
        ADMIN;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Empty for a word that is no level. */
        public static Optional<Level> named(String text) {
            return Arrays.stream(values())
                    .filter(level -> level.text().equals(text))
                    .findFirst();
        }
    }

    public Scope {
        apps = Collections.unmodifiableSet(new TreeSet<>(apps));
    }

    /** As {@link #joinedApps} wrote them. */
    public static Scope of(Level level, String joinedApps) {
        return new Scope(
                level,
                Arrays.stream(joinedApps.split(","))
                        .filter(app -> !app.isEmpty())
                        .collect(Collectors.toSet()));
    }

    /** Names of the apps with commas between them, which no name contains; empty for all. */
    public String joinedApps() {
        return String.join(",", apps);
    }

    /** Whether it takes nothing away. */
    public boolean full() {
        return level == Level.ADMIN && apps.isEmpty();
    }

    public boolean covers(String app) {
        return apps.isEmpty() || apps.contains(app);
    }

    public boolean allows(String app, Permission permission) {
        return covers(app)
                && switch (permission) {
                    case VIEW -> true;
                    case CHANGE -> level != Level.READ;
                    case DELETE -> level == Level.ADMIN;
                };
    }

    /** {@code deploy}, or {@code deploy:shop,blog}. */
    @Override
    public String toString() {
        return apps.isEmpty() ? level.text() : level.text() + ":" + joinedApps();
    }
}
