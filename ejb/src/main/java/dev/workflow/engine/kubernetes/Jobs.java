package dev.workflow.engine.kubernetes;

import dev.workflow.engine.JobSpec;
import dev.workflow.engine.kubernetes.object.AppObjects;
import dev.workflow.engine.kubernetes.object.Wanted;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.kubernetes.Resource;
import dev.workflow.problem.Problem;
import java.security.SecureRandom;

/** Starts one-off processes. */
final class Jobs {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SUFFIX = 5;

    private final Cluster cluster;
    private final AppObjects objects;
    private final Place place;
    private final SecureRandom random = new SecureRandom();

    Jobs(Cluster cluster, AppObjects objects, Place place) {
        this.cluster = cluster;
        this.objects = objects;
        this.place = place;
    }

    /** @return its name, by which it is listed from now on */
    String start(JobSpec job) throws InterruptedException {
        Foundations foundations = new Foundations(cluster, objects, place, job.app());
        try {
            foundations.lay(job.pull(), job.volumes());
        } catch (Place.Taken | VolumeClaims.NoVolume refused) {
            throw Problem.badRequest("run-refused", refused.getMessage());
        }
        foundations.environment(objects.environment(job));
        while (true) {
            Wanted wanted = objects.job(job, suffix());
            try {
                new Writes(cluster, job.app().value()).create(Resource.JOB, wanted.object());
                return wanted.name();
            } catch (ClusterProblem problem) {
                if (problem.kind() != ClusterProblem.Kind.ALREADY_EXISTS) {
                    throw problem;
                }
            }
        }
    }

    private String suffix() {
        StringBuilder suffix = new StringBuilder();
        while (suffix.length() < SUFFIX) {
            suffix.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return suffix.toString();
    }
}
