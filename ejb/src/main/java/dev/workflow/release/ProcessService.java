package dev.workflow.release;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.engine.Engine;
import dev.workflow.engine.JobSpec;
import dev.workflow.engine.Pod;
import dev.workflow.engine.ProcessGroup;
import dev.workflow.log.AppLogs;
import dev.workflow.operation.Kind;
import dev.workflow.operation.Ledger;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.build.Build;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.release.Release;
import dev.workflow.persistence.release.Releases;
import dev.workflow.problem.Problem;
import dev.workflow.volume.JobMounts;
import dev.workflow.volume.MountPath;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a caller may see and do of an app's processes. */
@Stateless
public class ProcessService {

    /** The longest a finished job stays listed (model.md §9). */
    private static final Duration LONGEST_KEEP = Duration.ofSeconds(7200);

    @Inject
    AppAccess access;

    @Inject
    Releases releases;

    @Inject
    Deployments deployments;

    @Inject
    JobSpecs specs;

    @Inject
    JobMounts jobMounts;

    @Inject
    Ledger ledger;

    @Inject
    Engine engine;

    @Inject
    AppLogs logs;

    public List<Pod> pods(Caller caller, String app) {
        return engine.pods(name(access.require(caller, app, Permission.VIEW)));
    }

    public List<ProcessGroup> groups(Caller caller, String app) {
        return engine.groups(name(access.require(caller, app, Permission.VIEW)));
    }

    public List<Engine.Event> events(Caller caller, String app) {
        return engine.events(name(access.require(caller, app, Permission.VIEW)));
    }

    /** @throws Problem 400 "this process not found" */
    public Pod pod(Caller caller, String app, String pod) {
        return pods(caller, app).stream()
                .filter(candidate -> candidate.name().equals(pod))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("no-process", "this process not found"));
    }

    public void deletePods(Caller caller, String app, Collection<String> pods) {
        engine.deletePods(name(access.require(caller, app, Permission.DELETE)), pods);
    }

    /** Queues a change of replica counts; what is wrong with them is told in the app's log (api.md §5). */
    public void scale(Caller caller, String id, Map<String, ?> counts) {
        App app = access.require(caller, id, Permission.CHANGE);
        ledger.open(AppRef.of(app), Kind.SCALE, caller.username(), Map.of(ScaleHandler.COUNTS, counts), null, null);
    }

    /**
     * Cancels what the app is doing and queues the end of all its processes. In nobody's name: the platform has decided
     * it.
     */
    public void halt(AppRef app, String actor, String why) {
        ledger.stopAll(app.name(), why);
        ledger.open(app, Kind.SCALE, actor, Map.of(ScaleHandler.HALT, true), null, null);
    }

    /** @param types empty for all that run */
    public void restart(Caller caller, String id, Set<String> types) {
        App app = access.require(caller, id, Permission.CHANGE);
        deployments.checkTypes(app, types);
        Set<String> all = types.isEmpty() ? app.getStructure().keySet() : types;
        List<String> running = all.stream()
                .filter(type -> app.getStructure().getOrDefault(type, 0) > 0)
                .toList();
        if (!running.isEmpty()) {
            ledger.open(
                    AppRef.of(app), Kind.RESTART, caller.username(), Map.of(Deployments.TYPES, running), null, null);
        }
    }

    /**
     * What to run once. Times in seconds; out of range means the longest.
     *
     * @param volumes paths by volume; empty for the volumes that are mounted for {@code run}
     */
    public record Job(List<String> words, String type, int timeout, int expires, Map<String, MountPath> volumes) {}

    /** Starts a one-off process and returns its pod's name. */
    public String run(Caller caller, String id, Job job) {
        App app = access.require(caller, id, Permission.CHANGE);
        Release release = releases.newestNotFailed(app).orElseThrow(() -> Problem.notFound("Release"));
        Build build = release.getBuild()
                .orElseThrow(() -> Problem.badRequest("no-build", "no build available, please deploy a release"));
        if (job.words().isEmpty() && !new ImageOf(build).types().contains(job.type())) {
            throw Problem.badRequest("no-command", "command is a required field, or it can be defined in Procfile");
        }
        JobSpec spec = specs.of(
                app,
                release,
                build,
                job.type(),
                job.words(),
                Duration.ofSeconds(job.timeout()),
                keep(job.expires()),
                jobMounts.of(app, job.volumes()));
        String pod = engine.run(spec);
        logs.platform(name(app), caller.username() + " on " + pod + " runs '" + String.join(" ", job.words()) + "'");
        return pod;
    }

    private static Duration keep(int expires) {
        Duration keep = Duration.ofSeconds(expires);
        return expires <= 0 || keep.compareTo(LONGEST_KEEP) > 0 ? LONGEST_KEEP : keep;
    }

    private static AppName name(App app) {
        return new AppName(app.getId());
    }
}
