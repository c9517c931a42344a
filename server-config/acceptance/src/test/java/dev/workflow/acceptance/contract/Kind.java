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
    SUPERUSER,
    /** The owner's, with which to look at all apps. */
    READ_TOKEN,
    /** The owner's, with which to deploy all apps. */
    DEPLOY_TOKEN,
    /** The owner's, with all rights to another app. */
    TOKEN_OF_ANOTHER_APP,
    /** A superuser's, with which to deploy, and so no superuser's any more. */
    DEPLOY_TOKEN_OF_A_SUPERUSER,
    /** The owner's; its time is over. */
    EXPIRED_TOKEN;

    /** Shows a credential, and it is no good. */
    boolean rejected() {
        return this == INVALID_TOKEN || this == DISABLED || this == EXPIRED_TOKEN;
    }

    boolean loggedIn() {
        return compareTo(STRANGER) >= 0;
    }

    /** Not somebody, but a token with less than its owner's rights. */
    boolean restricted() {
        return compareTo(READ_TOKEN) >= 0;
    }

    /** Whose token it is. */
    Kind holder() {
        return this == DEPLOY_TOKEN_OF_A_SUPERUSER ? SUPERUSER : OWNER;
    }

    /** As {@code x-scope} has it. */
    String level() {
        return switch (this) {
            case READ_TOKEN -> "read";
            case DEPLOY_TOKEN, DEPLOY_TOKEN_OF_A_SUPERUSER -> "deploy";
            default -> "admin";
        };
    }
}
