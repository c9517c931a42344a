package dev.workflow.engine;

import dev.workflow.app.AppName;
import dev.workflow.process.ProcessType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs releases. Two adapters pass one contract suite: {@code local} (processes of this machine) and {@code kubernetes}.
 *
 * <p>Every call is idempotent and safe to repeat after a crash at any point: it names the state that is wanted, not a
 * step. Calls for one app are serialised by the operation ledger; calls for different apps run in parallel.
 */
public interface Engine extends AutoCloseable {

    /**
     * Brings the scoped process types of the app to the wanted release and number of replicas: new processes are started
     * and become healthy before old ones are stopped, so that a routable type never stops answering. Types of the app
     * that the spec no longer names are stopped (whatever the scope). Scaling is this call with other replica counts.
     *
     * @param scope the process types to roll out; all others keep what they run
     * @throws RolloutFailed when a process type does not become healthy in time; what ran before still runs
     * @throws java.util.concurrent.CancellationException when {@code progress} says cancelled; what ran before still runs
     */
    void apply(AppSpec wanted, Set<ProcessType> scope, Progress progress) throws RolloutFailed, InterruptedException;

    /**
     * Why this engine cannot show these volumes to one process, in a sentence for the user; empty when it can. What it
     * refuses here it also refuses in {@link #apply} and {@link #run}.
     */
    default Optional<String> refusal(List<VolumeMount> together) {
        return Optional.empty();
    }

    /**
     * Why this engine can run no new app of that name, in a sentence for the user: its place is somebody else's. Empty
     * when it can, or does not know now.
     */
    default Optional<String> refusal(AppName name) {
        return Optional.empty();
    }

    /** Replaces the running processes of the types one by one, new before old, without a new release. */
    void restart(AppName app, Set<ProcessType> types, Progress progress) throws RolloutFailed, InterruptedException;

    /** Starts a one-off process of type {@code run}; returns its pod name at once. Its output goes to the app's log. */
    String run(JobSpec job);

    /** All processes of the app, jobs included, newest first. */
    List<Pod> pods(AppName app);

    /** One entry for each running process type (a Deployment, in Kubernetes' words), newest first. */
    List<ProcessGroup> groups(AppName app);

    /** Stops the named processes; the engine replaces them. Unknown names are ignored. */
    void deletePods(AppName app, Collection<String> pods);

    /**
     * Runs a command beside a process, in the same file system and environment.
     *
     * @throws dev.workflow.problem.Problem 400 "this process not found" when there is no such running process
     */
    ExecSession exec(AppName app, String pod, ExecSpec spec, ExecOutput output);

    /** The last lines of one process, oldest first; follows until closed when a follower is given. */
    List<String> podLogs(AppName app, String pod, int lines);

    /** Stops everything of the app and removes what it left on this engine. */
    void destroy(AppName app);

    /** What happened lately to the app's processes (started, crashed and why, out of memory, unhealthy), oldest first. */
    List<Event> events(AppName app);

    /**
     * How what runs differs from what is wanted, a sentence each; empty when nothing does. {@link #apply} with the same
     * repairs it. Looks only at what this engine already knows: asking costs no call.
     *
     * @param scope as for {@link #apply}
     */
    default List<String> drift(AppSpec wanted, Set<ProcessType> scope) {
        return List.of();
    }

    /** The apps that something is kept of on this engine, by this installation of the platform, for a while already. */
    default List<AppName> kept() {
        return List.of();
    }

    /** What the app's running processes use, jobs included; without those of which nothing is known. */
    default List<Usage> usage(AppName app) {
        return List.of();
    }

    /** What the processes of one type used since then, oldest first; as far back as this engine remembers, if at all. */
    default List<UsageSample> usageSince(AppName app, ProcessType type, Instant since) {
        return List.of();
    }

    @Override
    void close();

    /** Where a rollout reports to and asks whether it should go on. */
    interface Progress {
        void say(String line);

        boolean cancelled();

        Progress SILENT = new Progress() {
            @Override
            public void say(String line) {
                // nobody is listening
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }

    /** @param subject the pod or process type it is about */
    record Event(String subject, String reason, String message, Instant at) {}
}
