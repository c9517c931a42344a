package dev.workflow.persistence.app;

import java.util.Locale;

/** What may be done to an app. Nothing is implied: change does not imply view (api.md §2.3). */
public enum Permission {
    VIEW,
    CHANGE,
    DELETE;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
