package dev.workflow.builder;

import dev.workflow.app.AppName;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.Repository;

/** Packs a repository again after some pushes, one at a time, at low priority, and never while its app is pushed. */
final class RepositoryCare implements AutoCloseable {

    private static final Logger LOG = System.getLogger(RepositoryCare.class.getName());

    private final Repositories repositories;
    private final PushTurns turns;
    private final int every;
    private final Map<AppName, Integer> pushes = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(RepositoryCare::quietThread);

    RepositoryCare(Repositories repositories, PushTurns turns, PushLimits limits) {
        this.repositories = repositories;
        this.turns = turns;
        this.every = limits.pushesBetweenCare();
    }

    /** Counts a push of the app, taken or rejected. */
    void pushed(AppName app) {
        if (pushes.merge(app, 1, Integer::sum) >= every) {
            worker.execute(() -> pack(app));
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    /** Not done when the app is busy: the count stays, so its next push asks again. */
    private void pack(AppName app) {
        Optional<PushTurns.Turn> turn = turns.care(app);
        if (turn.isEmpty()) {
            return;
        }
        try (PushTurns.Turn held = turn.get();
                Repository repository = repositories.open(app)) {
            Git.wrap(repository)
                    .gc()
                    .setExpire(Instant.now())
                    .setProgressMonitor(untilPush(app))
                    .call();
            pushes.remove(app);
        } catch (Exception failure) {
            LOG.log(Level.INFO, "repository care of {0} was put off: {1}", app, failure.toString());
        }
    }

    private EmptyProgressMonitor untilPush(AppName app) {
        return new EmptyProgressMonitor() {
            @Override
            public boolean isCancelled() {
                return turns.careIsInTheWay(app) || Thread.currentThread().isInterrupted();
            }
        };
    }

    private static Thread quietThread(Runnable work) {
        Thread thread = new Thread(work, "repository-care");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }
}
