package dev.workflow.engine.local;

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
import dev.workflow.engine.Usage;
import dev.workflow.engine.UsageSample;
import dev.workflow.engine.VolumeMount;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs releases as confined processes of this machine. Nothing survives the server: it stops all when it closes, the
 * kernel kills all when it is killed, and what is left even then is killed at the next start. Whoever wires it applies
 * each app's wanted state again after a start; unpacked images are still there, so that this is quick.
 */
public final class LocalEngine implements Engine {

    private final Machine machine;
    private final Execs execs;
    private final Map<AppName, LocalApp> apps = new ConcurrentHashMap<>();
    private final UsageHistory history = new UsageHistory();

    /** Made by {@link LocalEngineSetup}. */
    LocalEngine(Machine machine) {
        this.machine = machine;
        this.execs = new Execs(machine.spawner());
    }

    private LocalApp app(AppName name) {
        return apps.compute(name, (key, now) -> now == null || now.destroyed() ? new LocalApp(name, machine) : now);
    }

    private Optional<Service> service(AppName name) {
        return Optional.ofNullable(apps.get(name)).map(LocalApp::service);
    }

    @Override
    public void apply(AppSpec wanted, Set<ProcessType> scope, Progress progress)
            throws RolloutFailed, InterruptedException {
        app(wanted.app()).apply(wanted, scope, progress);
    }

    @Override
    public Optional<String> refusal(List<VolumeMount> together) {
        return machine.volumes().refusal(together);
    }

    @Override
    public void restart(AppName app, Set<ProcessType> types, Progress progress)
            throws RolloutFailed, InterruptedException {
        app(app).restart(types, progress);
    }

    @Override
    public String run(JobSpec job) {
        return app(job.app()).service().jobs().start(job);
    }

    @Override
    public List<Pod> pods(AppName app) {
        return service(app)
                .map(service -> service.pods().stream().map(LocalPod::snapshot).toList())
                .orElse(List.of());
    }

    @Override
    public List<ProcessGroup> groups(AppName app) {
        return service(app)
                .map(service -> service.groups().stream().map(Group::view).toList())
                .orElse(List.of());
    }

    @Override
    public void deletePods(AppName app, Collection<String> pods) {
        LocalApp known = apps.get(app);
        if (known == null) {
            return;
        }
        try {
            known.deletePods(pods);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public ExecSession exec(AppName app, String pod, ExecSpec spec, ExecOutput output) {
        LocalPod.Running running = pod(app, pod).flatMap(LocalPod::running).orElseThrow(LocalEngine::notFound);
        return execs.start(pod, running, spec, output);
    }

    @Override
    public List<String> podLogs(AppName app, String pod, int lines) {
        return pod(app, pod).orElseThrow(LocalEngine::notFound).log().last(lines);
    }

    private Optional<LocalPod> pod(AppName app, String name) {
        return service(app).stream()
                .flatMap(service -> service.pods().stream())
                .filter(pod -> pod.name().equals(name))
                .findFirst();
    }

    private static Problem notFound() {
        return Problem.badRequest("process-not-found", "this process not found");
    }

    @Override
    public void destroy(AppName app) {
        LocalApp dying = apps.get(app);
        if (dying != null) {
            List<LocalPod> pods = dying.destroy();
            pods.forEach(pod -> pod.gone().join());
            apps.remove(app, dying);
            history.forget(app);
        }
    }

    @Override
    public List<Event> events(AppName app) {
        return service(app).map(service -> service.events().all()).orElse(List.of());
    }

    @Override
    public List<Usage> usage(AppName app) {
        return service(app).map(Service::usage).orElse(List.of());
    }

    @Override
    public List<UsageSample> usageSince(AppName app, ProcessType type, Instant since) {
        return history.since(app, type, since);
    }

    /** Remembers what every app uses now; called once in a while, by one thread. */
    void sampleUsage() {
        Instant now = machine.clock().instant();
        apps.forEach((name, app) -> history.add(name, app.service().usage(), now));
    }

    @Override
    public void close() {
        List<LocalPod> stopping = new ArrayList<>();
        apps.values().forEach(app -> stopping.addAll(app.destroy()));
        CompletableFuture<Void> all =
                CompletableFuture.allOf(stopping.stream().map(LocalPod::gone).toArray(CompletableFuture<?>[]::new));
        try {
            all.get(machine.timings().closing().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            stopping.forEach(LocalPod::kill);
            all.completeOnTimeout(null, 5, TimeUnit.SECONDS).join();
        } catch (InterruptedException e) {
            stopping.forEach(LocalPod::kill);
            Thread.currentThread().interrupt();
        }
        machine.timer().shutdownNow();
        machine.spawner().close();
        apps.clear();
    }
}
