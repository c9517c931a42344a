package dev.workflow.imagebuilder.buildpack;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import java.util.function.Consumer;

/**
 * Passes a step's output on and remembers the last line that starts with "! ", by which our buildpacks say what went
 * wrong and what to do: that is the failure's message. A foreign buildpack's failure is told by program and exit code.
 */
final class LastComplaint {

    private static final String MARK = "! ";
    static final int KILLED = 137;

    private final Consumer<String> output;
    private String complaint = "";
    private String last = "";

    LastComplaint(Consumer<String> output) {
        this.output = output;
    }

    void line(String line) {
        // Tools end with a colour reset that has no line of its own: Maven does.
        String plain = line.replaceAll("\u001b\\[[0-9;:]*m", "");
        if (plain.startsWith(MARK)) {
            complaint = plain.substring(MARK.length());
        }
        last = plain.isBlank() ? last : plain;
        output.accept(line);
    }

    BuildFailed failure(Buildpack buildpack, int code) {
        if (code == KILLED) {
            return new BuildFailed(
                    "bin/build of buildpack " + buildpack + " was killed (exit code 137)",
                    "It most likely used more memory than a build may have.");
        }
        if (!complaint.isEmpty()) {
            return new BuildFailed(complaint, "");
        }
        return new BuildFailed("bin/build of buildpack " + buildpack + " failed with exit code " + code, last);
    }
}
