package dev.workflow.imagebuilder.job;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.step.BuildWatch;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** One build's objects in the cluster. Each step can be done again by somebody else after a crash. */
final class BuildJob {

    /** The cluster's own label; the one without a prefix is older. */
    private static final String JOB_NAME = "batch.kubernetes.io/job-name";

    private final Cluster cluster;
    private final String namespace;
    private final String name;
    private boolean seen;

    BuildJob(Cluster cluster, String namespace, String name) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.name = name;
    }

    String namespace() {
        return namespace;
    }

    /** The Job as it is, made when there is none. */
    KubernetesObject make(KubernetesObject wanted, BuildWatch watch) {
        Optional<KubernetesObject> there = cluster.get(Resource.JOB, namespace, name);
        if (there.isPresent()) {
            watch.line("following the build that was begun before…");
            return there.get();
        }
        try {
            return cluster.create(Resource.JOB, wanted);
        } catch (ClusterProblem problem) {
            if (problem.kind() != ClusterProblem.Kind.ALREADY_EXISTS) {
                throw problem;
            }
            return cluster.get(Resource.JOB, namespace, name).orElseThrow(() -> problem);
        }
    }

    /** Gives the Job its Secret and lets it begin. */
    void begin(KubernetesObject secret) {
        cluster.apply(Resource.SECRET, secret);
        cluster.merge(Resource.JOB, namespace, name, Map.of("spec", Map.of("suspend", false)));
    }

    static boolean waits(KubernetesObject job) {
        return job.flag("spec", "suspend");
    }

    Optional<BuildPod> pod() {
        return cluster.cache(Resource.POD).in(namespace).stream()
                .filter(pod -> pod.label(JOB_NAME).equals(name))
                .max(Comparator.comparing(pod -> pod.created().orElseThrow()))
                .map(BuildPod::new);
    }

    /** Waits until the pod is as asked for, for a second at most. */
    void await(Predicate<BuildPod> state) throws InterruptedException {
        cluster.cache(Resource.POD).await(namespace, () -> pod().filter(state).isPresent(), Duration.ofSeconds(1));
    }

    /** @throws BuildFailed when the Job was taken away or its time is up */
    void check(Duration limit) throws BuildFailed {
        Optional<KubernetesObject> job = cluster.cache(Resource.JOB).get(namespace, name);
        if (job.isEmpty() && seen || job.filter(KubernetesObject::deleted).isPresent()) {
            throw new BuildFailed("the build's Job was deleted from the cluster", "Push again.");
        }
        seen |= job.isPresent();
        if (job.filter(BuildJob::late).isPresent()) {
            throw BuildWatch.tooLong(limit);
        }
    }

    private static boolean late(KubernetesObject job) {
        return failure(job).equals("DeadlineExceeded");
    }

    /** Why the Job failed, or is about to; empty when it does not. */
    private static String failure(KubernetesObject job) {
        return job.parts("status", "conditions").stream()
                .filter(condition -> condition.text("status").equals("True"))
                .filter(condition -> condition.text("type").equals("Failed")
                        || condition.text("type").equals("FailureTarget"))
                .map(condition -> condition.text("reason"))
                .findFirst()
                .orElse("");
    }

    boolean failed() {
        return cluster.cache(Resource.JOB)
                .get(namespace, name)
                .filter(job -> !failure(job).isEmpty())
                .isPresent();
    }

    /** Why the cluster makes no pod for the Job; empty when it says nothing. */
    String refusal() {
        return cluster.events(namespace, Resource.JOB, name).stream()
                .filter(event -> event.text("reason").equals("FailedCreate"))
                .map(event -> event.text("note"))
                .reduce("", (first, second) -> second);
    }

    /** Nothing of it shall go on. */
    void discard() {
        cluster.delete(Resource.JOB, namespace, name, Optional.empty());
    }

    /** What it knew is nobody's any more; the Job stays to be looked at until the cluster removes it. */
    void forgetKeys() {
        cluster.delete(Resource.SECRET, namespace, name, Optional.empty());
    }
}
