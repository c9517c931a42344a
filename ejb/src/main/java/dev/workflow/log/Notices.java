package dev.workflow.log;

import java.time.Instant;

/** What the log says about itself. */
final class Notices {

    static final String PLATFORM = "drycc[controller]";

    private Notices() {}

    static LogLine tooFast(Instant at, long lines) {
        return new LogLine(
                at, PLATFORM, "… " + lines + " lines dropped: this app writes faster than they can be shown");
    }

    static LogLine noLongerKept(Instant at, long lines) {
        return new LogLine(at, PLATFORM, "… " + lines + " older lines are no longer kept");
    }
}
