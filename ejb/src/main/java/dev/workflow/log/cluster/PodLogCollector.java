package dev.workflow.log.cluster;

import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.ObjectCache;
import dev.workflow.kubernetes.Resource;
import dev.workflow.log.AppLogs;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Follows what all pods of all apps print, as the API server tells it, into the logs. A line is neither lost nor repeated
 * by a lost connection, nor by a restart of this server as long as the logs remember the line before.
 */
public final class PodLogCollector implements AutoCloseable {

    private static final Logger LOG = System.getLogger(PodLogCollector.class.getName());

    private final Cluster cluster;
    private final AppLogs logs;
    private final Collecting settings;
    private final Losses losses;
    private final ThreadPoolExecutor tails;
    private final ScheduledThreadPoolExecutor farewells;
    private final Map<Container, Watched> followed = new ConcurrentHashMap<>();
    private final AtomicBoolean crowded = new AtomicBoolean();
    private ObjectCache.Subscription subscription = () -> {};

    /** @param threads makes one for each container that is followed */
    public PodLogCollector(Cluster cluster, AppLogs logs, Collecting settings, ThreadFactory threads) {
        this.cluster = cluster;
        this.logs = logs;
        this.settings = settings;
        this.losses = new Losses(logs);
        int most = settings.connections();
        tails = new ThreadPoolExecutor(most, most, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        tails.allowCoreThreadTimeOut(true);
        farewells = new ScheduledThreadPoolExecutor(1, threads);
        farewells.setRemoveOnCancelPolicy(true);
    }

    /** @throws dev.workflow.kubernetes.ClusterProblem when the pods cannot be watched */
    public synchronized void start() {
        ObjectCache pods = cluster.cache(Resource.POD);
        subscription = pods.listen(this::changed);
        pods.all().forEach(this::seen);
    }

    private void changed(ObjectCache.Change change, KubernetesObject pod) {
        if (change == ObjectCache.Change.DELETED) {
            Container.of(pod).forEach(this::gone);
        } else {
            seen(pod);
        }
    }

    /** Also called for what is known: a pod may be told of twice while the collector starts. */
    private void seen(KubernetesObject pod) {
        for (Container container : Container.of(pod)) {
            followed.compute(container, (key, known) -> {
                if (known != null) {
                    known.changed(pod);
                    return known;
                }
                Watched fresh = new Watched(pod, settings);
                tails.execute(new Tail(cluster, logs, container, fresh, losses));
                return fresh;
            });
        }
        if (!tails.getQueue().isEmpty() && crowded.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "More than {0} containers print: the output of the others is read when one of these ends",
                    settings.connections());
        }
    }

    private void gone(Container container) {
        Watched watched = followed.remove(container);
        if (watched != null) {
            watched.gone();
            farewells.schedule(watched::cut, settings.farewell().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** What it does, and what went wrong since it began. */
    public record Figures(int containers, int waiting, long lostConnections, long unreadEnds) {}

    public Figures figures() {
        return new Figures(followed.size(), tails.getQueue().size(), losses.connections(), losses.pods());
    }

    @Override
    public synchronized void close() {
        subscription.close();
        tails.shutdownNow();
        farewells.shutdownNow();
        List.copyOf(followed.values()).forEach(Watched::cut);
        followed.clear();
    }
}
