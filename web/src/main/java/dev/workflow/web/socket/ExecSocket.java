package dev.workflow.web.socket;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.engine.Engine;
import dev.workflow.engine.ExecSession;
import dev.workflow.engine.ExecSpec;
import dev.workflow.persistence.app.Permission;
import dev.workflow.problem.Problem;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A command beside a process. After the first frame every frame is one channel byte and data: 0 stdin, 1 stdout, 2
 * stderr, 3 the status at the end, 4 a new terminal size (api.md §10).
 */
@ServerEndpoint("/v2/apps/{app}/pods/{pod}/exec")
public class ExecSocket {

    private static final long LONGEST_SECONDS = 3600;
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    @Inject
    Engine engine;

    @Inject
    AppAccess access;

    @Resource
    ManagedScheduledExecutorService timer;

    private ExecSession exec;
    private ScheduledFuture<?> leave;
    private ScheduledFuture<?> end;
    private ScheduledFuture<?> flush;

    @OnOpen
    public void open(Session session, @PathParam("app") String app) {
        leave = Leave.watch(timer, access, session, app, Permission.CHANGE);
        session.setMaxIdleTimeout(0);
        session.setMaxBinaryMessageBufferSize(64 * 1024);
    }

    @OnMessage
    public void text(String text, Session session, @PathParam("app") String app, @PathParam("pod") String pod)
            throws IOException {
        if (exec != null) {
            input(text.getBytes(StandardCharsets.UTF_8));
            return;
        }
        FirstFrame frame = FirstFrame.parse(text);
        ExecFrames frames = new ExecFrames(session, !frame.flag("stdin"));
        try {
            if (frame.words("command").isEmpty()) {
                throw Problem.badRequest("no-command", "command is a required field");
            }
            ExecSpec spec = new ExecSpec(frame.words("command"), frame.flag("stdin"), frame.flag("tty"), COLUMNS, ROWS);
            exec = engine.exec(new AppName(app), pod, spec, frames);
        } catch (Problem refused) {
            frames.refused(refused.getMessage());
            return;
        }
        end = timer.schedule(() -> exec.close(), LONGEST_SECONDS, TimeUnit.SECONDS);
        flush = timer.scheduleWithFixedDelay(frames::flushOld, 1, 1, TimeUnit.SECONDS);
    }

    @OnMessage
    public void binary(ByteBuffer data) throws IOException {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        if (exec != null) {
            input(bytes);
        }
    }

    private void input(byte[] frame) throws IOException {
        if (frame.length == 0) {
            return;
        }
        byte[] data = java.util.Arrays.copyOfRange(frame, 1, frame.length);
        if (frame[0] == ExecFrames.STDIN) {
            if (data.length == 0) {
                exec.stdinEnd();
            } else {
                exec.stdin(data);
            }
        } else if (frame[0] == ExecFrames.RESIZE) {
            FirstFrame size = FirstFrame.parse(new String(data, StandardCharsets.UTF_8));
            exec.resize(size.number("Width", COLUMNS), size.number("Height", ROWS));
        }
    }

    @OnClose
    public void closed() {
        leave.cancel(false);
        if (exec != null) {
            end.cancel(false);
            flush.cancel(false);
            exec.close();
        }
    }
}
