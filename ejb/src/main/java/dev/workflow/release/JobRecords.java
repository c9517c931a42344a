package dev.workflow.release;

import dev.workflow.persistence.release.ReleaseJobs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** The short transactions around the jobs of a deploy. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JobRecords {

    @Inject
    ReleaseJobs jobs;

    @Inject
    Clock clock;

    /** Empty when the job has not begun: then it counts as begun from now on. */
    public Optional<ReleaseJobs.Begun> begin(UUID operation, int position) {
        return jobs.begin(operation, position, OffsetDateTime.now(clock));
    }

    public void named(UUID operation, int position, String pod) {
        jobs.named(operation, position, pod);
    }

    public void ended(UUID operation, int position) {
        jobs.ended(operation, position, OffsetDateTime.now(clock));
    }
}
