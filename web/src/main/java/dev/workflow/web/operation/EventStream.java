package dev.workflow.web.operation;

import dev.workflow.operation.OperationStore;
import dev.workflow.operation.OperationView;
import dev.workflow.problem.Problem;
import dev.workflow.web.WireFormat;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One client's view of an operation as server-sent events: {@code line} with the line's number as id and
 * {@code {"seq", "text"}}, {@code state} with the whole operation, and a comment when nothing else was sent for a while.
 * The last event is the state in which the operation ended.
 */
final class EventStream {

    static final Duration SILENCE = Duration.ofSeconds(15);

    private static final int LINES_AT_ONCE = 500;
    private static final Jsonb JSON = new WireFormat().getContext(OperationWire.class);

    private final SseEventSink sink;
    private final Sse sse;
    private final OperationStore store;
    private final Clock clock;
    private long seen;
    private String state = "";
    private Instant sent = Instant.EPOCH;
    private Instant checked;
    private boolean greeted;

    /** A line of output on the wire. */
    public record Line(long seq, String text) {}

    /** @param after the client knows the lines up to this one */
    EventStream(SseEventSink sink, Sse sse, OperationStore store, Clock clock, long after) {
        this.sink = sink;
        this.sse = sse;
        this.store = store;
        this.clock = clock;
        this.checked = clock.instant();
        this.seen = after;
    }

    /**
     * Sends what is new.
     *
     * @param check throws when the client may not see the operation any more
     * @return false when the stream is over
     */
    boolean look(OperationView operation, Runnable check) {
        if (sink.isClosed()) {
            return false;
        }
        if (!greeted) {
            greeted = true;
            comment("following");
        }
        boolean ended = operation.ended().isPresent();
        if (!ended) {
            sendState(operation);
        }
        // It may have begun since it was looked at: its lines come when that has been told.
        if (operation.started().isPresent()) {
            sendLines(operation);
        }
        if (ended) {
            sendState(operation);
            sink.close();
            return false;
        }
        return !silent() && !unchecked() || stillAllowed(check);
    }

    private void sendState(OperationView operation) {
        if (!operation.stateText().equals(state)) {
            state = operation.stateText();
            send(sse.newEventBuilder()
                    .name("state")
                    .data(String.class, JSON.toJson(OperationWire.of(operation)))
                    .build());
        }
    }

    /** All lines of an ended operation are there: they are stored before its end is. */
    private void sendLines(OperationView operation) {
        List<OperationStore.Line> lines;
        do {
            lines = store.linesAfter(operation.uuid(), seen, LINES_AT_ONCE);
            for (OperationStore.Line line : lines) {
                seen = line.seq();
                send(sse.newEventBuilder()
                        .name("line")
                        .id(Long.toString(line.seq()))
                        .data(String.class, JSON.toJson(new Line(line.seq(), line.text())))
                        .build());
            }
        } while (lines.size() == LINES_AT_ONCE && !sink.isClosed());
    }

    private boolean silent() {
        return clock.instant().isAfter(sent.plus(SILENCE));
    }

    /** Somebody who may see it no more must not go on seeing it because there is much to see. */
    private boolean unchecked() {
        return clock.instant().isAfter(checked.plus(SILENCE));
    }

    private boolean stillAllowed(Runnable check) {
        checked = clock.instant();
        try {
            check.run();
        } catch (Problem noMore) {
            sink.close();
            return false;
        }
        if (silent()) {
            comment("still " + state);
        }
        return true;
    }

    private void comment(String text) {
        send(sse.newEventBuilder().comment(text).build());
    }

    private void send(OutboundSseEvent event) {
        if (!sink.isClosed()) {
            sink.send(event);
            sent = clock.instant();
        }
    }
}
