package dev.workflow.web.socket;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.engine.Engine;
import dev.workflow.engine.Pod;
import dev.workflow.log.AppLogs;
import dev.workflow.log.LogLine;
import dev.workflow.persistence.app.Permission;
import dev.workflow.process.ProcessType;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The output of one process: all of it at once, or as it comes until the process is over. */
@ServerEndpoint("/v2/apps/{app}/pods/{pod}/logs")
public class PodLogSocket {

    private static final int DEFAULT_LINES = 300;
    private static final int ALL = 100_000;

    @Inject
    Engine engine;

    @Inject
    AppLogs logs;

    @Inject
    AppAccess access;

    @Resource
    ManagedScheduledExecutorService timer;

    private final AtomicReference<AppLogs.Follow> following = new AtomicReference<>();
    private ScheduledFuture<?> leave;
    private ScheduledFuture<?> watch;

    @OnOpen
    public void open(Session session, @PathParam("app") String app) {
        leave = Leave.watch(timer, access, session, app, Permission.VIEW);
        session.setMaxIdleTimeout(0);
    }

    @OnMessage
    public void ask(String text, Session session, @PathParam("app") String app, @PathParam("pod") String pod)
            throws IOException {
        if (following.get() != null) {
            return;
        }
        FirstFrame frame = FirstFrame.parse(text);
        int asked = frame.number("lines", DEFAULT_LINES);
        int lines = asked <= 0 ? ALL : Math.min(asked, ALL);
        AppName name = new AppName(app);
        if (frame.flag("follow")) {
            follow(session, name, pod, lines);
            return;
        }
        session.getBasicRemote().sendText(String.join("\n", engine.podLogs(name, pod, lines)));
        session.close();
    }

    private void follow(Session session, AppName app, String pod, int lines) {
        long known = logs.tail(app, AppLogs.LINES_KEPT).stream()
                .filter(line -> isOf(pod, line))
                .count();
        AtomicInteger skip = new AtomicInteger((int) Math.max(0, known - lines));
        watch = timer.scheduleWithFixedDelay(() -> closeWhenOver(session, app, pod), 1, 1, TimeUnit.SECONDS);
        following.set(logs.follow(app, AppLogs.LINES_KEPT, line -> {
            if (isOf(pod, line) && skip.getAndDecrement() <= 0) {
                send(session, line);
            }
        }));
    }

    /** A process's lines carry the last part of its pod's name: {@code shop[web.v3.x7k2p]}. */
    private static boolean isOf(String pod, LogLine line) {
        return line.source().endsWith("." + pod.substring(pod.lastIndexOf('-') + 1) + "]");
    }

    private static void send(Session session, LogLine line) {
        try {
            byte[] bytes = (line.text() + "\n").getBytes(StandardCharsets.UTF_8);
            session.getBasicRemote().sendBinary(ByteBuffer.wrap(bytes));
        } catch (IOException gone) {
            close(session);
        }
    }

    private void closeWhenOver(Session session, AppName app, String pod) {
        boolean alive = engine.pods(app).stream().anyMatch(known -> known.name().equals(pod) && mayPrint(known));
        if (!alive) {
            close(session);
        }
    }

    private static boolean mayPrint(Pod pod) {
        return switch (pod.state()) {
            case DOWN, DESTROYED, ERROR -> false;
            // What crashed is started again, but for a job.
            case CRASHED -> !pod.type().equals(ProcessType.RUN);
            case INITIALIZING, CREATING, STARTING, UP, TERMINATING -> true;
        };
    }

    private static void close(Session session) {
        try {
            session.close();
        } catch (IOException alreadyGone) {
            // closed is what was wanted
        }
    }

    @OnClose
    public void closed() {
        leave.cancel(false);
        AppLogs.Follow follow = following.getAndSet(null);
        if (follow != null) {
            follow.close();
            watch.cancel(false);
        }
    }
}
