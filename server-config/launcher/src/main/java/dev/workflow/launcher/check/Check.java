package dev.workflow.launcher.check;

import dev.workflow.launcher.option.Settings;

/** One precondition. */
@FunctionalInterface
public interface Check {

    /** @throws dev.workflow.launcher.Refusal when the platform would not work, with what to do about it */
    void run(Settings settings);
}
