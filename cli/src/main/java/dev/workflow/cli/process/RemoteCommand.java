package dev.workflow.cli.process;

import dev.workflow.cli.client.WebSocket;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.json.JsonText;
import dev.workflow.cli.terminal.Console;
import dev.workflow.cli.terminal.RawTerminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The streams of a command on the other side (api.md §10): every frame starts with the byte of its channel. Input that
 * ends is a frame of that channel with nothing in it.
 */
final class RemoteCommand {
    private static final byte STDIN = 0;
    private static final byte STDOUT = 1;
    private static final byte STDERR = 2;
    private static final byte STATUS = 3;
    private static final byte RESIZE = 4;
    private static final long SIZE_MILLIS = 1000;

    private final Console console;
    private final WebSocket socket;

    RemoteCommand(Console console, WebSocket socket) {
        this.console = console;
        this.socket = socket;
    }

    /** With the terminal in raw mode, its size passed on; returns the exit code. */
    int withTerminal() throws IOException {
        try (RawTerminal terminal = new RawTerminal()) {
            daemon("terminal size", () -> passSize(terminal));
            daemon("terminal input", this::passInput);
            return output();
        }
    }

    /** With plain streams; returns the exit code. */
    int withStreams(boolean stdin) throws IOException {
        if (stdin) {
            daemon("input", this::passInput);
        }
        return output();
    }

    /** Until the other side closes; without a status the command is taken to have succeeded if that was regular. */
    private int output() throws IOException {
        Optional<Integer> code = Optional.empty();
        for (Optional<byte[]> frame = socket.receive(); frame.isPresent(); frame = socket.receive()) {
            byte[] bytes = frame.get();
            if (bytes.length == 0) {
                continue;
            }
            switch (bytes[0]) {
                case STDOUT -> console.out().write(bytes, 1, bytes.length - 1);
                case STDERR -> console.err().write(bytes, 1, bytes.length - 1);
                case STATUS -> code = Optional.of(exitCode(Arrays.copyOfRange(bytes, 1, bytes.length)));
                default -> console.out().write(bytes, 0, bytes.length);
            }
            console.out().flush();
        }
        return code.orElse(socket.endedNormally() ? 0 : 1);
    }

    /** Of a Kubernetes Status: the cause ExitCode, else 1 for a failure. */
    private int exitCode(byte[] text) throws IOException {
        Json status = JsonText.parse(new String(text, StandardCharsets.UTF_8));
        if (status.text("status").equals("Success")) {
            return 0;
        }
        Optional<String> code = status.at("details").items("causes").stream()
                .filter(cause -> cause.text("reason").equals("ExitCode"))
                .map(cause -> cause.text("message"))
                .filter(message -> message.matches("\\d{1,3}"))
                .findFirst();
        if (code.isEmpty()) {
            console.note("Error: " + status.text("message", "the command could not be run"));
        }
        return code.map(Integer::parseInt).orElse(1);
    }

    private void passInput() throws IOException {
        byte[] frame = new byte[8 * 1024];
        frame[0] = STDIN;
        for (int n = console.in().read(frame, 1, frame.length - 1);
                n >= 0;
                n = console.in().read(frame, 1, frame.length - 1)) {
            socket.sendBinary(Arrays.copyOf(frame, n + 1));
        }
        socket.sendBinary(new byte[] {STDIN});
    }

    private void passSize(RawTerminal terminal) throws IOException, InterruptedException {
        Optional<RawTerminal.Size> known = Optional.empty();
        while (true) {
            Optional<RawTerminal.Size> now = terminal.size();
            if (now.isPresent() && !now.equals(known)) {
                known = now;
                Json size = Json.object(
                        "Height", now.get().rows(), "Width", now.get().columns());
                byte[] text = JsonText.compact(size).getBytes(StandardCharsets.UTF_8);
                byte[] frame = new byte[text.length + 1];
                frame[0] = RESIZE;
                System.arraycopy(text, 0, frame, 1, text.length);
                socket.sendBinary(frame);
            }
            Thread.sleep(SIZE_MILLIS);
        }
    }

    private static void daemon(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.go();
                    } catch (IOException e) {
                        // The reader of the output meets the same end and reports it.
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void go() throws IOException, InterruptedException;
    }
}
