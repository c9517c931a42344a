package dev.workflow.operation;

import java.time.Duration;
import java.util.Locale;

/**
 * The kinds of long work. A build runs beside a deploy of the same app; two deploys, or a deploy and a scale, never
 * overlap.
 */
public enum Kind {
    BUILD(Lane.BUILD, Queues.MIDDLE, 1, Duration.ofMinutes(25)),
    DEPLOY(Lane.DEPLOY, Queues.HIGH, 3, Duration.ofMinutes(20)),
    SCALE(Lane.DEPLOY, Queues.HIGH, 3, Duration.ofMinutes(20)),
    RESTART(Lane.DEPLOY, Queues.HIGH, 3, Duration.ofMinutes(20)),
    /** Shows a volume to the processes of some types, or no longer. */
    MOUNT(Lane.DEPLOY, Queues.HIGH, 3, Duration.ofMinutes(20)),
    /** Starts what ran before the server was restarted. */
    RESTORE(Lane.DEPLOY, Queues.HIGH, 3, Duration.ofMinutes(20)),
    /** Tells the configured addresses about a new release. */
    DEPLOY_HOOK(Lane.HOOK, Queues.LOW, 3, Duration.ofMinutes(10));

    /** Within a lane an app does one thing at a time. */
    public enum Lane {
        BUILD,
        DEPLOY,
        HOOK;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Lane lane;
    private final String queue;
    private final int attempts;
    private final Duration timeLimit;

    Kind(Lane lane, String queue, int attempts, Duration timeLimit) {
        this.lane = lane;
        this.queue = queue;
        this.attempts = attempts;
        this.timeLimit = timeLimit;
    }

    public Lane lane() {
        return lane;
    }

    public String queue() {
        return queue;
    }

    /** How often the work is begun before a lost worker means failure. A build's pusher is gone with the first. */
    public int attempts() {
        return attempts;
    }

    public Duration timeLimit() {
        return timeLimit;
    }

    /** How a user has it done again. */
    String again() {
        return switch (this) {
            case BUILD -> "push again";
            case DEPLOY_HOOK -> "the next release is announced again";
            default -> "deploy again with: drycc releases:deploy";
        };
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
