package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs Jobs of one pod at a time to their end. */
final class JobController implements Controller {

    private static final String MANAGER = "kube-controller-manager";

    private final Api api;
    private final Deletion deletion;
    private final EventLog events;

    JobController(Api api, Deletion deletion) {
        this.api = api;
        this.deletion = deletion;
        this.events = new EventLog(api, "job-controller");
    }

    @Override
    public void reconcile() {
        for (JsonObject job : api.etcd().list(Resource.JOB, "")) {
            if (Metadata.deleted(job)) {
                continue;
            }
            Controllers.each(this, () -> {
                if (ended(job)) {
                    outlived(job);
                } else {
                    reconcile(job);
                }
            });
        }
    }

    private static boolean ended(JsonObject job) {
        JsonObject status = Tree.object(job, "status");
        return Conditions.holds(status, "Complete") || Conditions.holds(status, "Failed");
    }

    /** Its time after the end is over. */
    private void outlived(JsonObject job) {
        long keep = Tree.number(job, -1, "spec", "ttlSecondsAfterFinished");
        Instant end = Tree.objects(job, "status", "conditions").stream()
                .map(condition -> Instant.parse(Tree.text(condition, "lastTransitionTime")))
                .max(Instant::compareTo)
                .orElseThrow();
        if (keep >= 0 && !end.plusSeconds(keep).isAfter(api.clock().instant())) {
            deletion.delete(
                    Resource.JOB,
                    Metadata.namespace(job),
                    Metadata.name(job),
                    new Deletion.Options(-1, "Foreground", "", "", false));
        }
    }

    private void reconcile(JsonObject job) {
        if (Tree.flag(job, "spec", "suspend")) {
            JsonObject status = Tree.object(job, "status").deepCopy();
            new Conditions(status, api.clock().instant())
                    .set("Suspended", true, "JobSuspended", "Job suspended", "lastProbeTime");
            Status.write(api, Resource.JOB, job, status);
            return;
        }
        JsonObject status = counted(job);
        long failed = Tree.number(status, 0, "failed");
        Optional<Instant> started = Optional.of(Tree.text(status, "startTime"))
                .filter(text -> !text.isEmpty())
                .map(Instant::parse);
        long deadline = Tree.number(job, -1, "spec", "activeDeadlineSeconds");
        boolean late = deadline >= 0
                && started.filter(time ->
                                !time.plusSeconds(deadline).isAfter(api.clock().instant()))
                        .isPresent();
        Optional<JsonObject> failing = Conditions.find(status, "FailureTarget");
        if (failing.isPresent()) {
            fail(job, status, Tree.text(failing.get(), "reason"), Tree.text(failing.get(), "message"));
        } else if (Tree.number(status, 0, "succeeded") >= Tree.number(job, 1, "spec", "completions")) {
            complete(job, status);
        } else if (failed > Tree.number(job, 6, "spec", "backoffLimit")) {
            fail(job, status, "BackoffLimitExceeded", "Job has reached the specified backoff limit");
        } else if (late) {
            fail(job, status, "DeadlineExceeded", "Job was active longer than specified deadline");
        } else if (Tree.number(status, 0, "active") == 0 && Tree.number(status, 0, "terminating") == 0) {
            create(job, status);
        } else {
            Status.write(api, Resource.JOB, job, status);
        }
    }

    private JsonObject counted(JsonObject job) {
        JsonObject status = Tree.object(job, "status").deepCopy();
        List<JsonObject> pods = Pods.of(api.etcd(), job);
        Tree.otherwise(status, "startTime", Metadata.time(api.clock().instant()));
        count(status, "active", pods.stream().filter(Pods::active).count());
        count(status, "succeeded", phase(pods, "Succeeded"));
        count(
                status,
                "failed",
                phase(pods, "Failed")
                        + pods.stream()
                                .filter(pod -> Metadata.deleted(pod) && !Pods.over(pod))
                                .count());
        status.addProperty(
                "ready", pods.stream().filter(Pods::active).filter(Pods::ready).count());
        status.addProperty(
                "terminating",
                pods.stream()
                        .filter(pod -> Metadata.deleted(pod) && !Pods.over(pod))
                        .count());
        status.add("uncountedTerminatedPods", new JsonObject());
        return status;
    }

    private static long phase(List<JsonObject> pods, String phase) {
        return pods.stream()
                .filter(pod -> phase.equals(Tree.text(pod, "status", "phase")))
                .count();
    }

    private static void count(JsonObject status, String name, long count) {
        if (count > 0) {
            status.addProperty(name, count);
        } else {
            status.remove(name);
        }
    }

    private void create(JsonObject job, JsonObject status) {
        try {
            JsonObject pod = api.create(Resource.POD, Metadata.namespace(job), Templates.pod(job), Write.by(MANAGER));
            events.normal(job, "SuccessfulCreate", "Created pod: " + Metadata.name(pod));
        } catch (Refusal refusal) {
            events.warning(job, "FailedCreate", "Error creating: " + refusal.getMessage());
        }
        Status.write(api, Resource.JOB, job, status);
    }

    private void complete(JsonObject job, JsonObject status) {
        String message = "Reached expected number of succeeded pods";
        Instant now = api.clock().instant();
        status.addProperty("completionTime", Metadata.time(now));
        new Conditions(status, now)
                .set("SuccessCriteriaMet", true, "CompletionsReached", message, "lastProbeTime")
                .set("Complete", true, "CompletionsReached", message, "lastProbeTime");
        Status.write(api, Resource.JOB, job, status);
        events.normal(job, "Completed", "Job completed");
    }

    /** What still runs is stopped; the Job has failed when it is gone. */
    private void fail(JsonObject job, JsonObject status, String reason, String message) {
        for (JsonObject pod : Pods.of(api.etcd(), job)) {
            if (Pods.active(pod)) {
                deletion.delete(
                        Resource.POD, Metadata.namespace(pod), Metadata.name(pod), Deletion.Options.background());
                events.normal(job, "SuccessfulDelete", "Deleted pod: " + Metadata.name(pod));
            }
        }
        Conditions conditions = new Conditions(status, api.clock().instant())
                .set("FailureTarget", true, reason, message, "lastProbeTime");
        boolean gone = Pods.of(api.etcd(), job).stream().allMatch(Pods::over);
        if (gone) {
            conditions.set("Failed", true, reason, message, "lastProbeTime");
        }
        Status.write(api, Resource.JOB, job, status);
        if (gone) {
            events.warning(job, reason, message);
        }
    }
}
