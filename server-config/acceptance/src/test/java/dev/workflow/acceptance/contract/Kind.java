package dev.workflow.acceptance.contract;

/** Kinds of callers. Who works on the app does so by one permission alone. */
public enum Kind {
    ANONYMOUS,
    INVALID_TOKEN,
    DISABLED,
    BUILDER,
    STRANGER,
    VIEWER,
    CHANGER,
    DELETER,
    OWNER,
    STAFF,
    SUPERUSER;

    /** Shows a credential, and it is no good. */
    boolean rejected() {
        return this == INVALID_TOKEN || this == DISABLED;
    }

    boolean loggedIn() {
        return compareTo(STRANGER) >= 0;
    }
}
