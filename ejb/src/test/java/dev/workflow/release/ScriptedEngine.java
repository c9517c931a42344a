package dev.workflow.release;

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
import dev.workflow.process.ProcessType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An engine that runs nothing: it notes what it is asked, and what becomes of it is up to the test. */
final class ScriptedEngine implements Engine {

    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<JobSpec> jobs = new CopyOnWriteArrayList<>();

    /** What becomes of a job. */
    Function<JobSpec, Pod.State> outcome = job -> Pod.State.DOWN;

    /** Called whenever somebody looks. */
    Runnable looked = () -> {};

    boolean rolloutsFail;

    private final Map<String, Pod> pods = new ConcurrentSkipListMap<>();

    @Override
    public void apply(AppSpec wanted, Set<ProcessType> scope, Progress progress) throws RolloutFailed {
        calls.add("apply v" + wanted.release() + " " + new TreeSet<>(scope));
        if (rolloutsFail) {
            throw new RolloutFailed(ProcessType.WEB, RolloutFailed.Cause.EXITED, "web exited with code 1", "look");
        }
    }

    @Override
    public void restart(AppName app, Set<ProcessType> types, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String run(JobSpec job) {
        jobs.add(job);
        calls.add("run " + String.join(" ", job.args()));
        String name = job.app() + "-run-0000" + jobs.size();
        pods.put(name, pod(name, job, outcome.apply(job)));
        return name;
    }

    private static Pod pod(String name, JobSpec job, Pod.State state) {
        String reason = state == Pod.State.CRASHED ? "exited with code 3" : "";
        return new Pod(
                name,
                ProcessType.RUN,
                job.release(),
                state,
                Instant.EPOCH,
                false,
                0,
                job.image().toString(),
                job.command(),
                job.args(),
                Optional.empty(),
                reason);
    }

    /** The jobs that still run have ended well. */
    void finish() {
        for (int i = 0; i < jobs.size(); i++) {
            JobSpec job = jobs.get(i);
            pods.computeIfPresent(job.app() + "-run-0000" + (i + 1), (name, pod) -> pod(name, job, Pod.State.DOWN));
        }
    }

    /** As after a restart of the machine. */
    void forgetAll() {
        pods.clear();
    }

    @Override
    public List<Pod> pods(AppName app) {
        looked.run();
        return new ArrayList<>(pods.values());
    }

    @Override
    public List<ProcessGroup> groups(AppName app) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deletePods(AppName app, Collection<String> names) {
        calls.add("delete " + String.join(" ", names));
        pods.keySet().removeAll(names);
    }

    @Override
    public ExecSession exec(AppName app, String pod, ExecSpec spec, ExecOutput output) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> podLogs(AppName app, String pod, int lines) {
        return List.of("last words of " + pod);
    }

    @Override
    public void destroy(AppName app) {
        calls.add("destroy " + app);
    }

    @Override
    public List<Event> events(AppName app) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
