package dev.workflow.release;

import dev.workflow.build.Dryccfile;
import dev.workflow.build.RunEntry;
import dev.workflow.operation.Kind;
import dev.workflow.persistence.build.Build;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long a deploy and the jobs before it may take. */
@ApplicationScoped
public class DeployTimes {

    /** The contract's spelling. */
    @Inject
    @ConfigProperty(name = "DRYCC_PILELINE_RUN_TIMEOUT", defaultValue = "3600")
    int jobSeconds;

    protected DeployTimes() {}

    DeployTimes(int jobSeconds) {
        this.jobSeconds = jobSeconds;
    }

    /** For a job that names no timeout of its own. */
    Duration jobBeforeDeploy() {
        return Duration.ofSeconds(jobSeconds);
    }

    /** What the deploy of a build may take, jobs included. */
    Duration limit(Optional<Build> build) {
        List<RunEntry> jobs =
                build.map(known -> new Dryccfile(known.getDryccfile()).runs()).orElse(List.of());
        return jobs.stream()
                .map(job -> job.timeout().orElse(jobBeforeDeploy()).plus(JobWatch.MARGIN))
                .reduce(Kind.DEPLOY.timeLimit(), Duration::plus);
    }
}
