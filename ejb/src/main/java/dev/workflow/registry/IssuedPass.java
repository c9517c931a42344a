package dev.workflow.registry;

import java.time.Instant;

/** A pass as its holder gets it. */
public record IssuedPass(String text, Instant until) {

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "IssuedPass[…, " + until + "]";
    }
}
