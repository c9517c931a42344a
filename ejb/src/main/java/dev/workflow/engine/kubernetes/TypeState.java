package dev.workflow.engine.kubernetes;

import dev.workflow.kubernetes.KubernetesObject;
import java.util.List;
import java.util.Optional;

/**
 * Where a process type stands on its way to what was sent.
 *
 * @param newest the ReplicaSet of what was sent last; empty until the cluster has made it
 * @param fresh its pods
 * @param old the pods of its other ReplicaSets that are not leaving yet
 */
record TypeState(
        KubernetesObject deployment, Optional<KubernetesObject> newest, List<PodStatus> fresh, List<PodStatus> old) {

    private static final String REVISION = "deployment.kubernetes.io/revision";

    /**
     * @param replicaSets of the namespace
     * @param pods of the namespace
     */
    static TypeState of(KubernetesObject deployment, List<KubernetesObject> replicaSets, List<KubernetesObject> pods) {
        List<KubernetesObject> own = replicaSets.stream()
                .filter(set -> set.owners().contains(deployment.name()))
                .toList();
        String revision = deployment.annotations().getOrDefault(REVISION, "");
        Optional<KubernetesObject> newest = own.stream()
                .filter(set ->
                        !revision.isEmpty() && revision.equals(set.annotations().get(REVISION)))
                .findFirst();
        List<String> others = own.stream()
                .filter(set -> newest.stream().noneMatch(set::equals))
                .map(KubernetesObject::name)
                .toList();
        return new TypeState(
                deployment,
                newest,
                of(pods, newest.stream().map(KubernetesObject::name).toList()),
                of(pods, others).stream().filter(pod -> !pod.leaving()).toList());
    }

    private static List<PodStatus> of(List<KubernetesObject> pods, List<String> sets) {
        return pods.stream()
                .filter(pod -> pod.owners().stream().anyMatch(sets::contains))
                .map(PodStatus::new)
                .filter(pod -> !pod.finished())
                .toList();
    }

    /** Whether the cluster has looked at what was sent. */
    boolean seen() {
        return deployment.number("status", "observedGeneration") >= deployment.generation();
    }

    long wanted() {
        return deployment.at("spec", "replicas").isPresent() ? deployment.number("spec", "replicas") : 1;
    }

    /** How many more than wanted there may be during a rollout, and so how many are replaced at once. */
    long surge() {
        String surge = deployment.text("spec", "strategy", "rollingUpdate", "maxSurge");
        long number = surge.endsWith("%")
                ? (wanted() * Long.parseLong(surge.substring(0, surge.length() - 1)) + 99) / 100
                : surge.isEmpty() ? 1 : Long.parseLong(surge);
        return Math.max(1, number);
    }

    int batches() {
        return (int) Math.max(1, (wanted() + surge() - 1) / surge());
    }

    /** Whether the first batch of the new processes is ready; old ones may still run. */
    boolean begun() {
        if (!seen() || newest.isEmpty()) {
            return seen() && wanted() == 0;
        }
        long made = newest.get().number("spec", "replicas");
        return made >= Math.min(surge(), wanted())
                && newest.get().number("status", "readyReplicas") >= made
                && readyPods() >= made;
    }

    /** Whether all that was wanted is ready and nothing else runs. */
    boolean complete() {
        return seen()
                && deployment.number("status", "updatedReplicas") == wanted()
                && deployment.number("status", "replicas") == wanted()
                && deployment.number("status", "availableReplicas") == wanted()
                && readyPods() >= wanted()
                && old.isEmpty();
    }

    /** New processes in service. */
    long readyPods() {
        return fresh.stream().filter(PodStatus::ready).count();
    }
}
