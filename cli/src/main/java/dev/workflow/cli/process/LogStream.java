package dev.workflow.cli.process;

import dev.workflow.cli.client.Controller;
import dev.workflow.cli.client.WebSocket;
import dev.workflow.cli.command.Machine;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.json.JsonText;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.problem.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a log line by line, and goes on where it was when the connection breaks. */
public final class LogStream {
    private static final Duration BEFORE_RECONNECT = Duration.ofSeconds(1);

    private final Controller controller;
    private final Machine machine;
    private final Consumer<String> printer;

    /** @param printer gets each line, without its end */
    public LogStream(Controller controller, Machine machine, Consumer<String> printer) {
        this.controller = controller;
        this.machine = machine;
        this.printer = printer;
    }

    /** What to do when a stream that was to be followed ends. */
    public enum WhenEnded {
        STOP,
        GO_ON
    }

    /** Reads to the end once; a broken connection is a failure. */
    public void readOnce(String path, Json request) {
        LogLines lines = new LogLines(printer);
        try {
            read(path, request, lines);
        } catch (IOException e) {
            throw new Failure("the log broke off: " + e.getMessage(), e);
        }
    }

    /**
     * Reads until the server says there is no more ({@code STOP}) or until interrupted ({@code GO_ON}). Connects again
     * after every break, also while the controller is away; lines seen before are not shown twice.
     */
    public void follow(String path, Json request, WhenEnded whenEnded) {
        LogLines lines = new LogLines(printer);
        boolean connected = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                boolean ended = read(path, request, lines);
                connected = true;
                if (ended && whenEnded == WhenEnded.STOP) {
                    return;
                }
            } catch (IOException e) {
                connected = true;
            } catch (Failure e) {
                if (!connected || e instanceof Refused refused && refused.status() < 500) {
                    throw e;
                }
            }
            lines.replay();
            machine.await(BEFORE_RECONNECT);
        }
    }

    /** Whether the server ended the stream in the regular way. */
    private boolean read(String path, Json request, LogLines lines) throws IOException {
        try (WebSocket socket = controller.open(path)) {
            socket.sendText(JsonText.compact(request));
            for (Optional<byte[]> frame = socket.receive(); frame.isPresent(); frame = socket.receive()) {
                lines.add(frame.get());
            }
            return socket.endedNormally();
        }
    }
}
