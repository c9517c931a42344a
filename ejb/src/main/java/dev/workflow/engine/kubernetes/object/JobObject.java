package dev.workflow.engine.kubernetes.object;

import dev.workflow.engine.JobSpec;
import dev.workflow.kubernetes.Resource;
import dev.workflow.process.ProcessType;
import java.util.Map;

/** A one-off process: tried once, stopped after its time, and swept away by the cluster. */
final class JobObject {

    private JobObject() {}

    static Wanted of(ClusterLayout layout, JobSpec job, String suffix) {
        Map<String, Object> template =
                new PodPart(layout, Workload.of(job)).template(Fields.none(), Fields.of("restartPolicy", "Never"));
        Fields content = Fields.of("backoffLimit", 0)
                .with("activeDeadlineSeconds", Math.max(1, ProbePart.seconds(job.timeout())))
                .with("ttlSecondsAfterFinished", ProbePart.seconds(job.keep()))
                .with("template", template);
        Map<String, Object> metadata =
                Metadata.of(job.app(), ObjectNames.job(job.app(), suffix), ObjectLabels.of(job.app(), ProcessType.RUN));
        return Wanted.of(Resource.JOB, metadata, Fields.of("spec", content));
    }
}
