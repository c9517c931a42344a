package dev.workflow.launcher.demo;

import dev.workflow.launcher.Refusal;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs the journey's commands in the open: each one is shown, then what it says, as it says it. */
final class Steps {

    private final PrintStream out;
    private final Map<String, String> environment;

    Steps(PrintStream out, Map<String, String> environment) {
        this.out = out;
        this.environment = Map.copyOf(environment);
    }

    /** Shows the words and runs the command; a failure ends the demo. */
    void run(String shown, Path folder, Map<String, String> extra, List<String> command)
            throws IOException, InterruptedException {
        run(shown, folder, extra, command, "");
    }

    /** @param input what the command reads, for secrets that must not stand on a command line */
    void run(String shown, Path folder, Map<String, String> extra, List<String> command, String input)
            throws IOException, InterruptedException {
        out.println();
        out.println("$ " + shown);
        out.flush();
        ProcessBuilder builder = builder(folder, extra, command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        int code = process.waitFor();
        if (code != 0) {
            throw new Refusal("The demo stopped: \"" + shown + "\" ended with code " + code + ".");
        }
    }

    /** Runs a command silently. @return true when it ended with code 0 */
    boolean quietly(Path folder, List<String> command) throws IOException, InterruptedException {
        return builder(folder, Map.of(), command)
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private ProcessBuilder builder(Path folder, Map<String, String> extra, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(extra);
        return builder;
    }
}
