package dev.workflow.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

/** How a program ended and all it printed. */
public record Ran(int code, String output) {

    /** Fails the test, with the output, unless the program ended well. */
    public Ran succeeded() {
        assertThat(code).as("exit code; output:%n%s", output).isZero();
        return this;
    }

    /** Fails the test, with the output, unless the program reported an error. */
    public Ran failed() {
        assertThat(code).as("exit code; output:%n%s", output).isNotZero();
        return this;
    }
}
