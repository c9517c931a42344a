package dev.workflow.web.socket;

import dev.workflow.app.AppAccess;
import dev.workflow.persistence.app.Permission;
import dev.workflow.problem.Problem;
import dev.workflow.web.CallerPrincipal;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Whoever opened a socket may have lost the right to it since: their token was revoked, their account disabled, the app
 * is no longer shared with them. So it is looked at again and again while the socket is open, and then closed.
 */
final class Leave {

    static final long SECONDS = 10;

    private static final Logger LOG = System.getLogger(Leave.class.getName());
    private static final int SERVER_ERROR = 500;

    private Leave() {}

    /** @return to be cancelled when the socket is closed */
    static ScheduledFuture<?> watch(
            ManagedScheduledExecutorService timer, AppAccess access, Session socket, String app, Permission needed) {
        if (!(socket.getUserPrincipal() instanceof CallerPrincipal caller)) {
            throw new IllegalStateException("a socket without a caller");
        }
        return timer.scheduleWithFixedDelay(
                () -> look(access, caller, socket, app, needed), SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private static void look(AppAccess access, CallerPrincipal caller, Session socket, String app, Permission needed) {
        try {
            access.require(caller.again(), app, needed);
        } catch (Problem refused) {
            if (refused.status() < SERVER_ERROR) {
                close(socket, refused.getMessage());
            }
        } catch (RuntimeException notNow) {
            LOG.log(Level.WARNING, "Whether a socket of {0} may stay open cannot be told now: {1}", app, notNow);
        }
    }

    private static void close(Session socket, String why) {
        try {
            socket.close(new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, why));
        } catch (IOException alreadyGone) {
            // closed is what was wanted
        }
    }
}
