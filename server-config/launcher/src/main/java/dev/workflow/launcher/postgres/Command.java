package dev.workflow.launcher.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A short-lived program whose failure is our failure. */
final class Command {

    private Command() {}

    /** Runs it to its end. @return everything it printed */
    static String run(ProcessBuilder builder, String input) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(builder.command().get(0) + " ended with code " + code + ": " + output.strip());
        }
        return output;
    }
}
