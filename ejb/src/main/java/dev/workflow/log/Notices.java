package dev.workflow.log;

import java.time.Instant;

/** What the log says about itself. */
public final class Notices {

    public static final String PLATFORM = "drycc[controller]";

    private Notices() {}

    static LogLine tooFast(Instant at, long lines) {
        return new LogLine(
                at, PLATFORM, "… " + lines + " lines dropped: this app writes faster than they can be shown");
    }

    public static LogLine loggerAway(Instant at, long lines) {
        return new LogLine(at, PLATFORM, "… " + lines + " lines lost: the logger could not be reached");
    }

    /** In the place of lines that cannot be read now. */
    public static LogLine loggerSilent(Instant at) {
        return new LogLine(at, PLATFORM, "… the logger cannot be reached: lines are missing here");
    }

    static LogLine noLongerKept(Instant at, long lines) {
        return new LogLine(at, PLATFORM, "… " + lines + " older lines are no longer kept");
    }
}
