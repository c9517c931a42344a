package dev.workflow.cli.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.Cli.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A logged-in program and its controller, afresh for every test. */
public abstract class CliTest {
    protected static final String TIMES = "\"created\":\"2024-10-01T08:00:00Z\",\"updated\":\"2024-10-02T09:30:00Z\"";

    @TempDir
    protected Path root;

    protected FakeController controller;
    protected Cli cli;

    @BeforeEach
    final void start() {
        controller = new FakeController();
        cli = new Cli(root).loggedIn(controller);
    }

    @AfterEach
    final void stop() {
        controller.close();
    }

    /** A page with those results. */
    protected static String page(String... results) {
        return "{\"count\":" + results.length + ",\"next\":null,\"previous\":null,\"results\":["
                + String.join(",", results) + "]}";
    }

    /** The run succeeded and printed exactly this, nothing on the side. */
    protected static void printed(Result result, String... lines) {
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo(String.join("\n", lines) + "\n");
        assertThat(result.code()).isZero();
    }

    /** The run failed with this text. */
    protected static void failed(Result result, String error) {
        assertThat(result.err()).isEqualTo("Error: " + error + "\n");
        assertThat(result.code()).isEqualTo(1);
    }

    protected void asked(String... requests) {
        assertThat(controller.requests()).containsExactly(requests);
    }
}
