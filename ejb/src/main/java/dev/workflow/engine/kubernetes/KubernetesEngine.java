package dev.workflow.engine.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Engine;
import dev.workflow.engine.ExecOutput;
import dev.workflow.engine.ExecSession;
import dev.workflow.engine.ExecSpec;
import dev.workflow.engine.JobSpec;
import dev.workflow.engine.Pod;
import dev.workflow.engine.ProcessGroup;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.engine.VolumeMount;
import dev.workflow.engine.kubernetes.object.AppObjects;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.kubernetes.Resource;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import dev.workflow.router.Routes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs releases on a Kubernetes cluster. It remembers nothing itself: any server of the platform can do any call, and go
 * on with what another one left. Closing it stops nothing in the cluster.
 */
public final class KubernetesEngine implements Engine {

    private static final Logger LOG = System.getLogger(KubernetesEngine.class.getName());

    private static final List<Resource> READ = List.of(
            Resource.NAMESPACE,
            Resource.DEPLOYMENT,
            Resource.REPLICA_SET,
            Resource.POD,
            Resource.JOB,
            Resource.SECRET,
            Resource.VOLUME_CLAIM,
            Resource.AUTOSCALER);

    private final Cluster cluster;
    private final Supplier<AppObjects> objects;
    private final Place place;
    private final Clock clock;
    private volatile Optional<Addresses> addresses = Optional.empty();

    /**
     * Asks the cluster nothing yet: it may be away.
     *
     * @param objects renders what apps need; asked again for each piece of work
     * @param installation tells this platform from others on the same cluster
     */
    public KubernetesEngine(Cluster cluster, Supplier<AppObjects> objects, Clock clock, String installation) {
        this.cluster = cluster;
        this.objects = objects;
        this.clock = clock;
        this.place = new Place(cluster, installation);
    }

    /**
     * Reads what the cluster holds, so that the first questions do not wait for it.
     *
     * @throws ClusterProblem when the cluster cannot be reached; to be called again later
     */
    public void open() {
        READ.forEach(cluster::cache);
    }

    /**
     * Tells the platform's own router of ready processes from now on. Reads nothing but pods.
     *
     * @throws ClusterProblem when the cluster cannot be reached; to be called again later
     */
    public void lead(Routes router) {
        if (addresses.isEmpty()) {
            addresses = Optional.of(new Addresses(cluster, router));
        }
    }

    @Override
    public void apply(AppSpec wanted, Set<ProcessType> scope, Progress progress)
            throws RolloutFailed, InterruptedException {
        Rollout rollout = new Rollout(cluster, objects, place, wanted, scope, progress);
        new Attempt(wanted.app(), scope, progress).run(rollout::run, rollout::undo);
    }

    @Override
    public void restart(AppName app, Set<ProcessType> types, Progress progress)
            throws RolloutFailed, InterruptedException {
        Restart restart = new Restart(cluster, app, clock);
        new Attempt(app, types, progress).run(() -> restart.run(types, progress), restart::undo);
    }

    @Override
    public Optional<String> refusal(List<VolumeMount> together) {
        return objects.get().refusal(together);
    }

    @Override
    public Optional<String> refusal(AppName name) {
        try {
            return place.refusal(name);
        } catch (ClusterProblem unknown) {
            LOG.log(Level.WARNING, "whether {0} is a free namespace is not known: {1}", name, unknown.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public String run(JobSpec job) {
        try {
            return new Jobs(cluster, objects.get(), place).start(job);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server stops", stopping);
        }
    }

    @Override
    public List<Pod> pods(AppName app) {
        return new AppPods(cluster, app).views();
    }

    @Override
    public List<ProcessGroup> groups(AppName app) {
        return AppGroups.of(cluster, app);
    }

    @Override
    public void deletePods(AppName app, Collection<String> pods) {
        AppPods known = new AppPods(cluster, app);
        for (String name : pods) {
            if (known.job(name)) {
                cluster.delete(Resource.JOB, app.value(), name, Optional.empty());
            } else {
                known.find(name)
                        .ifPresent(pod -> cluster.delete(Resource.POD, app.value(), pod.name(), Optional.empty()));
            }
        }
    }

    @Override
    public ExecSession exec(AppName app, String pod, ExecSpec spec, ExecOutput output) {
        PodStatus running =
                new AppPods(cluster, app).find(pod).filter(PodStatus::running).orElseThrow(KubernetesEngine::notFound);
        try {
            return Exec.start(cluster, app.value(), running, spec, output);
        } catch (ClusterProblem problem) {
            throw problem.kind() == ClusterProblem.Kind.NOT_FOUND ? notFound() : problem;
        }
    }

    @Override
    public List<String> podLogs(AppName app, String pod, int lines) {
        PodStatus found = new AppPods(cluster, app).find(pod).orElseThrow(KubernetesEngine::notFound);
        return new PodLines(cluster, app.value()).last(found, lines, false);
    }

    private static RuntimeException notFound() {
        return Problem.badRequest("process-not-found", "this process not found");
    }

    @Override
    public void destroy(AppName app) {
        try {
            if (!place.remove(app)) {
                LOG.log(Level.WARNING, "namespace {0} is still being removed by the cluster", app);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<Event> events(AppName app) {
        return new AppEvents(cluster, app).all();
    }

    @Override
    public List<String> drift(AppSpec wanted, Set<ProcessType> scope) {
        return new Differences(cluster, objects.get(), wanted, scope).all();
    }

    @Override
    public List<AppName> kept() {
        return place.kept(clock.instant());
    }

    @Override
    public void close() {
        addresses.ifPresent(Addresses::close);
    }
}
