package dev.workflow.operation;

/** The queues of the platform (platform.md §2); each has a dead-letter queue of the same name with {@code .dead} added. */
public final class Queues {
    public static final String HIGH = "controller.high";
    public static final String MIDDLE = "controller.middle";
    public static final String LOW = "controller.low";

    private Queues() {}
}
