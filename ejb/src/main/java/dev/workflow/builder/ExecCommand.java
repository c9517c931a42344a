package dev.workflow.builder;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadFactory;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** Runs a verb in its own thread and stops it when the channel goes away. */
final class ExecCommand implements Command {

    private static final Logger LOG = System.getLogger(ExecCommand.class.getName());

    private final Verb verb;
    private final ThreadFactory threads;
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;
    private Thread thread;
    private volatile boolean destroyed;

    ExecCommand(Verb verb, ThreadFactory threads) {
        this.verb = verb;
        this.threads = threads;
    }

    @Override
    public void start(ChannelSession channel, Environment ignored) {
        thread = threads.newThread(this::run);
        thread.start();
    }

    @Override
    public void destroy(ChannelSession channel) {
        destroyed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        int status = 1;
        try {
            status = verb.run(new Conversation(in, out, err, () -> destroyed));
        } catch (InterruptedException | InterruptedIOException stopped) {
            LOG.log(Level.INFO, "SSH command stopped: the client went away or ran out of time");
        } catch (Exception | OutOfMemoryError failure) {
            LOG.log(destroyed ? Level.INFO : Level.ERROR, "SSH command failed", failure);
            apologise();
        } finally {
            exit.onExit(status);
        }
    }

    private void apologise() {
        try {
            err.write("The platform cannot do this right now. Try again.\r\n".getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "nobody left to tell", gone);
        }
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }
}
