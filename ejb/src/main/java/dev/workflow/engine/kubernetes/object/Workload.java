package dev.workflow.engine.kubernetes.object;

import dev.workflow.app.AppName;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.JobSpec;
import dev.workflow.engine.VolumeMount;
import dev.workflow.image.ImageReference;
import dev.workflow.process.ProcessType;
import dev.workflow.process.Resources;
import java.util.List;
import java.util.Map;

/** What the pods of a process type and those of a job have in common. */
record Workload(
        AppName app,
        ProcessType type,
        int release,
        ImageReference image,
        List<String> command,
        List<String> args,
        Map<String, String> environment,
        Resources resources,
        List<VolumeMount> volumes,
        Map<String, String> tags,
        boolean credentials) {

    static Workload of(AppSpec spec, AppSpec.Process process) {
        return new Workload(
                spec.app(),
                process.type(),
                spec.release(),
                process.image(),
                process.command(),
                process.args(),
                process.environment(),
                process.resources(),
                process.volumes(),
                process.tags(),
                !spec.pull().isEmpty());
    }

    static Workload of(JobSpec job) {
        return new Workload(
                job.app(),
                ProcessType.RUN,
                job.release(),
                job.image(),
                job.command(),
                job.args(),
                job.environment(),
                job.resources(),
                job.volumes(),
                job.tags(),
                !job.pull().isEmpty());
    }

    Wanted environmentSecret() {
        return EnvironmentSecret.of(app, type, release, environment);
    }

    String container() {
        return ObjectNames.of(app, type);
    }
}
