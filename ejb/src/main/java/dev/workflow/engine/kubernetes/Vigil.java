package dev.workflow.engine.kubernetes;

import dev.workflow.engine.Engine.Progress;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.process.ProcessType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/** Waits until process types stand where they should. Looks at the caches when they change; asks the cluster nothing. */
final class Vigil implements AutoCloseable {

    private static final List<Resource> LOOKED_AT = List.of(Resource.DEPLOYMENT, Resource.REPLICA_SET, Resource.POD);
    private static final long LOOK_MILLIS = 250;
    private static final Duration SAY_EVERY = Duration.ofSeconds(10);

    /** Added once when the time is over while an image is still coming (kubernetes.md §3). */
    private static final Duration LONG_PULL = Duration.ofSeconds(600);

    private final Cluster cluster;
    private final String namespace;
    private final Progress progress;
    private final Signal signal;
    private final Explanation explanation;
    private long begin;
    private long said;

    Vigil(Cluster cluster, String namespace, Progress progress) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.progress = progress;
        this.signal = new Signal(cluster, namespace, LOOKED_AT);
        this.explanation = new Explanation(cluster, namespace);
    }

    /**
     * One process type that is waited for.
     *
     * @param sent the Deployment as the cluster had it after the last write
     * @param settle how long all its new pods must have been ready
     */
    record Goal(
            ProcessType type, KubernetesObject sent, Predicate<TypeState> reached, Duration settle, Duration limit) {}

    /**
     * @throws RolloutFailed for the first type that cannot get there, or did not in its time
     * @throws CancellationException when the progress says so or the app is being removed
     */
    void await(List<Goal> goals) throws RolloutFailed, InterruptedException {
        begin = System.nanoTime();
        said = begin;
        Map<ProcessType, Duration> limits = new HashMap<>();
        Map<ProcessType, Settling> settling = new HashMap<>();
        goals.forEach(goal -> {
            limits.put(goal.type(), goal.limit());
            settling.put(goal.type(), new Settling(goal.settle()));
        });
        while (true) {
            checkCancelled();
            boolean all = true;
            for (Goal goal : goals) {
                Optional<TypeState> state = look(goal);
                boolean there = state.filter(now -> settling.get(goal.type()).passed(now)
                                && goal.reached().test(now))
                        .isPresent();
                if (!there) {
                    all = false;
                    check(goal, state, limits);
                }
            }
            if (all) {
                return;
            }
            tell(goals);
            signal.await(LOOK_MILLIS);
        }
    }

    private void checkCancelled() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the server stops");
        }
        if (progress.cancelled()) {
            throw new CancellationException("the rollout was cancelled");
        }
        boolean removed = cluster.cache(Resource.NAMESPACE)
                .get("", namespace)
                .map(KubernetesObject::deleted)
                .orElse(false);
        if (removed) {
            throw new CancellationException("the app is being removed");
        }
    }

    /** Empty while the cache has not heard of what was sent. */
    private Optional<TypeState> look(Goal goal) {
        return cluster.cache(Resource.DEPLOYMENT)
                .get(namespace, goal.sent().name())
                .filter(known -> known.uid().equals(goal.sent().uid())
                        && known.generation() >= goal.sent().generation())
                .map(known -> TypeState.of(
                        known,
                        cluster.cache(Resource.REPLICA_SET).in(namespace),
                        cluster.cache(Resource.POD).in(namespace)));
    }

    private void check(Goal goal, Optional<TypeState> state, Map<ProcessType, Duration> limits) throws RolloutFailed {
        Duration waited = waited();
        if (state.isEmpty()) {
            if (waited.compareTo(goal.limit()) >= 0) {
                throw explanation.unheard(goal.type(), waited);
            }
            return;
        }
        boolean certain = new Diagnosis(goal.type(), state.get(), PodEvents.NONE, waited).certain();
        if (!certain && waited.compareTo(limits.get(goal.type())) < 0) {
            return;
        }
        PodEvents events = explanation.events();
        boolean pulling = state.get().fresh().stream().anyMatch(events::pulling);
        if (!certain && pulling && limits.get(goal.type()).equals(goal.limit())) {
            limits.put(goal.type(), goal.limit().plus(LONG_PULL));
            progress.say("the image of " + goal.type() + " is still being pulled: waiting up to "
                    + LONG_PULL.toSeconds() + "s more");
            return;
        }
        throw explanation.failure(goal.type(), state.get(), events, waited);
    }

    private Duration waited() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private void tell(List<Goal> goals) {
        if (System.nanoTime() - said < SAY_EVERY.toNanos()) {
            return;
        }
        said = System.nanoTime();
        long ready = goals.stream()
                .map(this::look)
                .flatMap(Optional::stream)
                .mapToLong(TypeState::readyPods)
                .sum();
        progress.say("waited " + waited().toSeconds() + "s and " + ready + " pods are in service");
    }

    @Override
    public void close() {
        signal.close();
    }
}
