package dev.workflow.persistence.release;

import jakarta.persistence.EntityManager;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How far a deploy is with the jobs that run before it. */
public class ReleaseJobs {

    private final EntityManager em;

    public ReleaseJobs(EntityManager em) {
        this.em = em;
    }

    /**
     * A job that has begun.
     *
     * @param pod empty when it is not known whether the engine was asked
     * @param ended whether it ended well
     */
    public record Begun(Optional<String> pod, boolean ended) {}

    /** Empty when the job has not begun: then it counts as begun from now on. */
    public Optional<Begun> begin(UUID operation, int position, OffsetDateTime now) {
        int added = em.createNativeQuery("insert into release_job (operation_uuid, position, began)"
                        + " values (?1, ?2, ?3) on conflict do nothing")
                .setParameter(1, operation)
                .setParameter(2, position)
                .setParameter(3, now)
                .executeUpdate();
        return added == 1 ? Optional.empty() : Optional.of(begun(operation, position));
    }

    @SuppressWarnings("unchecked")
    private Begun begun(UUID operation, int position) {
        List<Object[]> rows = em.createNativeQuery("select pod, ended is not null from release_job"
                        + " where operation_uuid = ?1 and position = ?2")
                .setParameter(1, operation)
                .setParameter(2, position)
                .getResultList();
        Object[] row = rows.get(0);
        return new Begun(Optional.ofNullable((String) row[0]), (Boolean) row[1]);
    }

    public void named(UUID operation, int position, String pod) {
        em.createNativeQuery("update release_job set pod = ?3 where operation_uuid = ?1 and position = ?2")
                .setParameter(1, operation)
                .setParameter(2, position)
                .setParameter(3, pod)
                .executeUpdate();
    }

    public void ended(UUID operation, int position, OffsetDateTime now) {
        em.createNativeQuery("update release_job set ended = ?3 where operation_uuid = ?1 and position = ?2")
                .setParameter(1, operation)
                .setParameter(2, position)
                .setParameter(3, now)
                .executeUpdate();
    }
}
