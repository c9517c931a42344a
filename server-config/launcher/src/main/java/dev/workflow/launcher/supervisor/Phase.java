package dev.workflow.launcher.supervisor;

/** Where a part, or the platform as a whole, is in its life. */
public enum Phase {
    STARTING,
    READY,
    STOPPING,
    STOPPED,
    FAILED
}
