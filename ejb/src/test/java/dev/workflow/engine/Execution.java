package dev.workflow.engine;

import dev.workflow.app.AppName;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An exec whose output is kept, for tests. */
public final class Execution implements ExecOutput {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private ExecSession session;

    private Execution() {}

    public static Execution of(Engine engine, AppName app, String pod, ExecSpec spec) {
        Execution execution = new Execution();
        execution.session = engine.exec(app, pod, spec, execution);
        return execution;
    }

    @Override
    public void stdout(byte[] data) {
        out.writeBytes(data);
    }

    @Override
    public void stderr(byte[] data) {
        err.writeBytes(data);
    }

    @Override
    public void exited(int code) {
        if (!exit.complete(code)) {
            throw new IllegalStateException("the end was reported twice");
        }
    }

    public ExecSession session() {
        return session;
    }

    public String stdout() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String stderr() {
        return err.toString(StandardCharsets.UTF_8);
    }

    public int exit() throws Exception {
        return exit.get(30, TimeUnit.SECONDS);
    }
}
