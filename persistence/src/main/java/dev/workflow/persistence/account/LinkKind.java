package dev.workflow.persistence.account;

/** What a mailed link is good for; named as in the database. */
public enum LinkKind {
    /** Makes an account. */
    activate,
    /** Gives it a new password. */
    reset,
    /** Gives it another address. */
    address
}
