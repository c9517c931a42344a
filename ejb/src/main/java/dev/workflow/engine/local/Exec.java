package dev.workflow.engine.local;

import dev.workflow.engine.ExecOutput;
import dev.workflow.engine.ExecSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * A command beside a process. Readers of its streams hand what they read to one thread that calls the output; when the
 * output is slow, the queue fills and the command waits.
 */
final class Exec implements ExecSession {

    /** Changes the size of the terminal, where there is one. */
    interface Terminal {
        void resize(int columns, int rows);
    }

    private static final int CHUNKS_WAITING = 16;
    private static final int CHUNK = 16 * 1024;
    private static final long REST_OF_OUTPUT_SECONDS = 2;

    private record Chunk(BiConsumer<ExecOutput, byte[]> channel, byte[] data) {}

    private final Process process;
    private final ExecOutput output;
    private final Terminal terminal;
    private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(CHUNKS_WAITING);
    private volatile boolean closed;

    Exec(Process process, ExecOutput output, Terminal terminal) {
        this.process = process;
        this.output = output;
        this.terminal = terminal;
    }

    /** @param errors whether stderr is a stream of its own */
    Exec begin(String name, boolean errors) {
        Thread out = reader(name + "-out", process.getInputStream(), ExecOutput::stdout);
        Thread err = errors ? reader(name + "-err", process.getErrorStream(), ExecOutput::stderr) : null;
        Machine.thread(name, () -> deliver(out, err));
        return this;
    }

    private Thread reader(String name, InputStream in, BiConsumer<ExecOutput, byte[]> channel) {
        return Machine.thread(name, () -> {
            byte[] buffer = new byte[CHUNK];
            try (in) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    chunks.put(new Chunk(channel, java.util.Arrays.copyOf(buffer, n)));
                }
            } catch (IOException ended) {
                // A terminal ends this way when its command does.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void deliver(Thread out, Thread err) {
        int code = 1;
        try {
            long deadline = Long.MAX_VALUE;
            while (System.nanoTime() < deadline
                    && (out.isAlive() || err != null && err.isAlive() || !chunks.isEmpty())) {
                Chunk chunk = chunks.poll(50, TimeUnit.MILLISECONDS);
                if (chunk != null && !closed) {
                    chunk.channel().accept(output, chunk.data());
                }
                // A child in the background may keep the streams open for ever.
                deadline = process.isAlive() || chunk != null
                        ? Long.MAX_VALUE
                        : Math.min(deadline, System.nanoTime() + TimeUnit.SECONDS.toNanos(REST_OF_OUTPUT_SECONDS));
            }
            code = process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException clientGone) {
            close();
        } finally {
            output.exited(code);
        }
    }

    @Override
    public void stdin(byte[] data) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(data);
        in.flush();
    }

    @Override
    public void stdinEnd() throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void resize(int columns, int rows) {
        terminal.resize(columns, rows);
    }

    @Override
    public void close() {
        closed = true;
        Beside.kill(process);
    }
}
