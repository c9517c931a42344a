package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.pty4j.PtyProcess;
import com.pty4j.WinSize;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.xnio.ChannelListener;

/** One exec: frames whose first byte says which stream they are of. */
final class ExecChannel extends AbstractReceiveListener {

    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int ERROR = 3;
    private static final int RESIZE = 4;
    private static final int CLOSE = 255;

    private final WebSocketChannel channel;
    private final Beside beside;
    private final List<String> command;
    private final boolean tty;
    private final boolean stdin;
    private final ExecutorService input = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "fake-exec-stdin");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Process process;

    ExecChannel(WebSocketChannel channel, Beside beside, List<String> command, boolean tty, boolean stdin) {
        this.channel = channel;
        this.beside = beside;
        this.command = command;
        this.tty = tty;
        this.stdin = stdin;
    }

    void begin() {
        input.execute(this::start);
        channel.getReceiveSetter().set(this);
        channel.addCloseTask((ChannelListener<WebSocketChannel>) closed -> kill());
        channel.resumeReceives();
    }

    private void start() {
        try {
            process = tty ? beside.startOnTerminal(command) : beside.start(command);
            if (!stdin && !tty) {
                process.getOutputStream().close();
            }
            Thread out = Threads.start("fake-exec-out", () -> pump(process.getInputStream(), STDOUT));
            Thread err = tty ? out : Threads.start("fake-exec-err", () -> pump(process.getErrorStream(), STDERR));
            Threads.start("fake-exec", () -> end(out, err));
        } catch (IOException e) {
            send(ERROR, failure(1, e.getMessage()));
            WebSockets.sendClose(CloseMessage.NORMAL_CLOSURE, "", channel, null);
        }
    }

    private void pump(InputStream in, int stream) {
        byte[] buffer = new byte[8192];
        try (in) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                send(stream, Arrays.copyOf(buffer, n));
            }
        } catch (IOException over) {
            // a terminal ends this way
        }
    }

    private void end(Thread out, Thread err) {
        try {
            int code = process.waitFor();
            out.join(2000);
            err.join(2000);
            send(ERROR, code == 0 ? success() : failure(code, "command terminated with exit code " + code));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            input.shutdown();
            WebSockets.sendClose(CloseMessage.NORMAL_CLOSURE, "", channel, null);
        }
    }

    private static byte[] success() {
        return "{\"metadata\":{},\"status\":\"Success\"}".getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] failure(int code, String message) {
        JsonObject status = new JsonObject();
        status.add("metadata", new JsonObject());
        status.addProperty("status", "Failure");
        status.addProperty("message", message);
        status.addProperty("reason", "NonZeroExitCode");
        JsonObject cause = new JsonObject();
        cause.addProperty("reason", "ExitCode");
        cause.addProperty("message", Integer.toString(code));
        Tree.make(status, "details").add("causes", Tree.list(List.of(cause)));
        return Tree.GSON.toJson(status).getBytes(StandardCharsets.UTF_8);
    }

    private synchronized void send(int stream, byte[] data) {
        ByteBuffer frame = ByteBuffer.allocate(data.length + 1);
        frame.put((byte) stream).put(data).flip();
        try {
            WebSockets.sendBinaryBlocking(frame, channel);
        } catch (IOException clientGone) {
            kill();
        }
    }

    @Override
    protected void onFullBinaryMessage(WebSocketChannel from, BufferedBinaryMessage message) {
        try (var data = message.getData()) {
            ByteBuffer all = WebSockets.mergeBuffers(data.getResource());
            byte[] bytes = new byte[all.remaining()];
            all.get(bytes);
            if (!input.isShutdown() && bytes.length > 0) {
                input.execute(() -> take(bytes));
            }
        }
    }

    private void take(byte[] frame) {
        try {
            switch (frame[0] & 0xFF) {
                case STDIN -> {
                    // terminals of pty4j cannot write a part of an array
                    process.getOutputStream().write(Arrays.copyOfRange(frame, 1, frame.length));
                    process.getOutputStream().flush();
                }
                case RESIZE -> resize(new String(frame, 1, frame.length - 1, StandardCharsets.UTF_8));
                case CLOSE -> process.getOutputStream().close();
                default -> {
                    // other streams are ours
                }
            }
        } catch (IOException commandGone) {
            // its end is told
        }
    }

    private void resize(String text) {
        JsonObject size = JsonParser.parseString(text).getAsJsonObject();
        if (process instanceof PtyProcess terminal && terminal.isAlive()) {
            terminal.setWinSize(
                    new WinSize((int) Tree.number(size, 80, "Width"), (int) Tree.number(size, 24, "Height")));
        }
    }

    private void kill() {
        Process running = process;
        if (running != null) {
            Beside.kill(running);
        }
    }
}
