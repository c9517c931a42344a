package dev.workflow.engine.kubernetes;

import dev.workflow.engine.ExecOutput;
import dev.workflow.engine.ExecSession;
import dev.workflow.engine.ExecSpec;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.Cluster.ExecChannel;
import dev.workflow.kubernetes.Cluster.ExecListener;
import dev.workflow.kubernetes.Cluster.ExecRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** A command beside a process, through the cluster. */
final class Exec implements ExecSession, ExecListener {

    /** As of a process that was killed: closing is all that can be done from here. */
    private static final int CLOSED = 137;

    private static final int LOST = 255;

    private final ExecOutput output;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean closed;
    private ExecChannel channel;

    private Exec(ExecOutput output) {
        this.output = output;
    }

    static ExecSession start(Cluster cluster, String namespace, PodStatus pod, ExecSpec spec, ExecOutput output) {
        Exec exec = new Exec(output);
        ExecRequest request = new ExecRequest(spec.command(), spec.stdin(), spec.tty());
        exec.channel = cluster.exec(namespace, pod.name(), pod.container().text("name"), request, exec);
        if (spec.tty() && spec.columns() > 0 && spec.rows() > 0) {
            exec.channel.resize(spec.columns(), spec.rows());
        }
        return exec;
    }

    @Override
    public void stdout(byte[] data) {
        output.stdout(data);
    }

    @Override
    public void stderr(byte[] data) {
        output.stderr(data);
    }

    @Override
    public void ended(int code, String message) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        if (!message.isEmpty()) {
            output.stderr((message + "\n").getBytes(StandardCharsets.UTF_8));
        }
        output.exited(code >= 0 ? code : closed ? CLOSED : LOST);
    }

    @Override
    public void stdin(byte[] data) {
        channel.stdin(data);
    }

    @Override
    public void stdinEnd() {
        channel.stdinEnd();
    }

    @Override
    public void resize(int columns, int rows) {
        channel.resize(columns, rows);
    }

    @Override
    public void close() {
        closed = true;
        channel.close();
        ended(-1, "");
    }
}
