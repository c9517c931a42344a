package dev.workflow.web.socket;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.log.AppLogs;
import dev.workflow.log.LogLine;
import dev.workflow.persistence.app.Permission;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
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
import java.util.concurrent.atomic.AtomicReference;

/** The log of an app: its last lines, and with {@code follow} every later one for {@code timeout} seconds. */
@ServerEndpoint("/v2/apps/{app}/logs")
public class AppLogSocket {

    private static final int DEFAULT_LINES = 100;
    private static final int DEFAULT_TIMEOUT = 300;
    private static final int LONGEST_TIMEOUT = 24 * 3600;
    private static final long PING_SECONDS = 20;

    @Inject
    AppLogs logs;

    @Inject
    AppAccess access;

    @Resource
    ManagedScheduledExecutorService timer;

    private final AtomicReference<AppLogs.Follow> following = new AtomicReference<>();
    private ScheduledFuture<?> leave;
    private ScheduledFuture<?> end;
    private ScheduledFuture<?> ping;

    @OnOpen
    public void open(Session session, @PathParam("app") String app) {
        leave = Leave.watch(timer, access, session, app, Permission.VIEW);
        session.setMaxIdleTimeout(0);
    }

    @OnMessage
    public void ask(String text, Session session, @PathParam("app") String app) throws IOException {
        if (following.get() != null) {
            return;
        }
        FirstFrame frame = FirstFrame.parse(text);
        AppName name = new AppName(app);
        int lines = positive(frame.number("lines", DEFAULT_LINES), AppLogs.LINES_KEPT);
        if (frame.flag("follow")) {
            follow(session, name, lines, positive(frame.number("timeout", DEFAULT_TIMEOUT), LONGEST_TIMEOUT));
            return;
        }
        for (LogLine line : logs.tail(name, lines)) {
            send(session, line);
        }
        session.close();
    }

    private void follow(Session session, AppName app, int lines, int seconds) {
        ping = timer.scheduleWithFixedDelay(() -> ping(session), PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
        end = timer.schedule(() -> close(session), seconds, TimeUnit.SECONDS);
        following.set(logs.follow(app, lines, line -> {
            try {
                send(session, line);
            } catch (IOException gone) {
                close(session);
            }
        }));
    }

    private static void send(Session session, LogLine line) throws IOException {
        byte[] bytes = (line.format() + "\n").getBytes(StandardCharsets.UTF_8);
        session.getBasicRemote().sendBinary(ByteBuffer.wrap(bytes));
    }

    private static void ping(Session session) {
        try {
            session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException gone) {
            close(session);
        }
    }

    private static void close(Session session) {
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.NORMAL_CLOSURE, ""));
        } catch (IOException alreadyGone) {
            // closed is what was wanted
        }
    }

    private static int positive(int asked, int most) {
        return asked <= 0 ? most : Math.min(asked, most);
    }

    @OnClose
    public void closed() {
        leave.cancel(false);
        AppLogs.Follow follow = following.getAndSet(null);
        if (follow != null) {
            follow.close();
            end.cancel(false);
            ping.cancel(false);
        }
    }
}
