package dev.workflow.log.cluster;

import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.Cluster.LogRequest;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.log.AppLogs;
import dev.workflow.log.LogLine;
import dev.workflow.log.cluster.Container.Run;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;

/** Follows one container from start to end, over restarts and lost connections. */
final class Tail implements Runnable {

    private static final Logger LOG = System.getLogger(Tail.class.getName());

    private final Cluster cluster;
    private final AppLogs logs;
    private final Container container;
    private final Watched watched;
    private final Losses losses;
    private Position position = new Position();
    private Instant latest = Instant.EPOCH;
    private long read = -1;
    private boolean cut;

    Tail(Cluster cluster, AppLogs logs, Container container, Watched watched, Losses losses) {
        this.cluster = cluster;
        this.logs = logs;
        this.container = container;
        this.watched = watched;
        this.losses = losses;
    }

    @Override
    public void run() {
        try {
            position = Position.after(logs.tail(container.app(), AppLogs.LINES_KEPT), container.source());
            while (follow()) {
                watched.pause();
            }
            if (cut) {
                losses.unread(container);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection, when there is something to read. @return whether there may be more */
    private boolean follow() throws InterruptedException {
        Optional<KubernetesObject> pod = watched.pod();
        Run run = pod.map(container::run).orElse(Run.NONE);
        if (pod.isEmpty() || read == run.number() && run.last() && !run.running()) {
            return false;
        }
        if (!run.begun() || read == run.number() && !run.running()) {
            return true;
        }
        if (unseen(run)) {
            read(false, true);
        }
        if (read(true, false)) {
            read = run.number();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return true;
    }

    /** Whether the run before was not read, or not to its end. */
    private boolean unseen(Run run) {
        return run.number() > 0 && run.number() > read && (cut || read < run.number() - 1);
    }

    /** @return whether it was read to its end */
    private boolean read(boolean follow, boolean previous) {
        LogRequest request = new LogRequest(
                container.name(),
                position.last().isPresent() ? -1 : AppLogs.LINES_KEPT,
                follow,
                true,
                previous,
                position.last());
        position.begin();
        try (InputStream in = cluster.log(container.app().value(), container.pod(), request)) {
            watched.reading(Optional.of(in));
            take(new StampedLines(in));
            cut = false;
            return true;
        } catch (ClusterProblem refused) {
            LOG.log(Level.DEBUG, "{0}: {1}", container.source(), refused.getMessage());
            losses.refused(refused);
            if (refused.kind() == ClusterProblem.Kind.NOT_FOUND) {
                watched.gone();
            }
            return false;
        } catch (IOException lost) {
            cut = true;
            losses.connection();
            return false;
        } finally {
            watched.reading(Optional.empty());
        }
    }

    private void take(StampedLines lines) throws IOException {
        boolean wanted = true;
        for (Optional<StampedLines.Piece> piece = lines.next(); piece.isPresent(); piece = lines.next()) {
            Optional<Instant> stamp = piece.get().stamp();
            if (stamp.isPresent()) {
                latest = stamp.get();
                wanted = position.take(latest);
            }
            if (wanted) {
                watched.worked();
                logs.append(
                        container.app(),
                        new LogLine(latest, container.source(), piece.get().text()));
            }
        }
    }
}
