package dev.workflow.release;

import dev.workflow.app.AppName;
import dev.workflow.engine.Engine;
import dev.workflow.engine.JobSpec;
import dev.workflow.engine.Pod;
import dev.workflow.persistence.release.ReleaseJobs;
import dev.workflow.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;

/**
 * Runs the jobs of a drycc.yaml, one after the other, before the deploy (model.md §6.2). Each begins at most once in a
 * deploy, however often the deploy itself is taken up again: one that has ended well is not repeated, one that goes on
 * in the engine is waited for, and one that was lost with its server fails the release, because nobody knows how far it
 * came. Deploying the release again is a new deploy and runs them all.
 */
@ApplicationScoped
public class JobsBeforeDeploy {

    private static final int LAST_LINES = 10;

    @Inject
    Engine engine;

    @Inject
    JobRecords records;

    /**
     * @param pipeline told what goes on, and asked whether to stop
     * @throws JobFailed when one did not end well; those after it have not begun
     * @throws CancellationException when the deploy is cancelled; the job that ran is stopped
     */
    void run(UUID operation, List<JobSpec> jobs, Engine.Progress pipeline) throws JobFailed, InterruptedException {
        for (int position = 0; position < jobs.size(); position++) {
            if (pipeline.cancelled()) {
                throw new CancellationException("cancelled before its jobs have run");
            }
            JobSpec job = jobs.get(position);
            Optional<ReleaseJobs.Begun> begun = records.begin(operation, position);
            if (begun.filter(ReleaseJobs.Begun::ended).isEmpty()) {
                pipeline.say("starts running pipeline.run " + job.image());
                String pod = begun.isEmpty() ? start(operation, position, job) : goesOn(job, begun.get());
                finish(job, pod, pipeline);
                records.ended(operation, position);
            }
        }
    }

    private String start(UUID operation, int position, JobSpec job) {
        String pod = engine.run(job);
        records.named(operation, position, pod);
        return pod;
    }

    private String goesOn(JobSpec job, ReleaseJobs.Begun begun) throws JobFailed {
        return begun.pod()
                .filter(pod -> JobWatch.find(engine, job.app(), pod).isPresent())
                .orElseThrow(() -> new JobFailed(
                        "pipeline run state error: lost: the server stopped while " + job.image() + " ran"));
    }

    private void finish(JobSpec job, String pod, Engine.Progress pipeline) throws JobFailed, InterruptedException {
        Optional<Pod> ended = new JobWatch(engine, job, pod, pipeline).awaitEnd();
        Pod.State state = ended.map(Pod::state).orElse(Pod.State.DESTROYED);
        if (state != Pod.State.DOWN) {
            String reason = ended.map(Pod::reason)
                    .filter(text -> !text.isEmpty())
                    .map(text -> ": " + text)
                    .orElse("");
            throw new JobFailed("pipeline run state error: " + state.text() + reason + lastLines(job.app(), pod));
        }
    }

    private String lastLines(AppName app, String pod) {
        try {
            List<String> lines = engine.podLogs(app, pod, LAST_LINES);
            return lines.isEmpty() ? "" : "\n" + String.join("\n", lines);
        } catch (Problem gone) {
            return "";
        }
    }
}
