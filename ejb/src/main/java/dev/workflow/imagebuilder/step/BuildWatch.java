package dev.workflow.imagebuilder.step;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.ImageBuilder.BuildOutput;
import java.time.Duration;

/** One build's output, and whether it may still go on: asked often, between and during steps. */
public final class BuildWatch {

    private final BuildOutput output;
    private final Duration limit;
    private final long deadline;

    /** The clock of the time limit starts now; it is the machine's monotonic one, so that clock jumps end no build. */
    public BuildWatch(BuildOutput output, Duration limit) {
        this.output = output;
        this.limit = limit;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    public void line(String text) {
        output.line(text);
    }

    /** @throws BuildFailed when the build was cancelled or its time is up */
    public void check() throws BuildFailed, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the build was interrupted");
        }
        if (output.cancelled()) {
            throw new BuildFailed("the build was cancelled", "");
        }
        if (System.nanoTime() - deadline > 0) {
            throw tooLong(limit);
        }
    }

    public static BuildFailed tooLong(Duration limit) {
        return new BuildFailed(
                "the build took longer than " + readable(limit) + " and was stopped",
                "Make the build do less, or ask the operator for a longer time limit.");
    }

    private static String readable(Duration limit) {
        return limit.toSeconds() % 60 == 0 && limit.toMinutes() > 0
                ? limit.toMinutes() + " minutes"
                : limit.toSeconds() + " seconds";
    }
}
