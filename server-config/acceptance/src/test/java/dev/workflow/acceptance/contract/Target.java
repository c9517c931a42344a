package dev.workflow.acceptance.contract;

/** What a call is about. */
public enum Target {
    /** The app of {@link Kind#OWNER}, where the collaborators have their permissions. */
    OWN,
    /** The app of somebody else, who has given nobody anything. */
    FOREIGN,
    /** An app that does not exist. */
    MISSING
}
