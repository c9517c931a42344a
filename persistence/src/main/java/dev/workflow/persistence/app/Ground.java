package dev.workflow.persistence.app;

import java.util.Locale;

/** Why a caller may do something to an app, or may not. */
public enum Ground {
    OWNER(true),
    SUPERUSER(true),
    STAFF(true),
    /** The permission was given to the account. */
    PERMISSION(true),
    /** It was given to a group the account is in. */
    GROUP(true),
    NO_PERMISSION(false),
    /** Only the owner and superusers may. */
    NOT_OWNER(false),
    /** The account may; the credential is for other apps. */
    SCOPE_APPS(false),
    /** The account may; the credential's level is too low. */
    SCOPE_LEVEL(false),
    /** The app or its owner is blocked, for everybody. */
    BLOCKED(false);

    private final boolean allows;

    Ground(boolean allows) {
        this.allows = allows;
    }

    public boolean allows() {
        return allows;
    }

    /** For logs and programs: {@code no-permission}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
