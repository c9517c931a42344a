package dev.workflow.engine.kubernetes;

import dev.workflow.engine.kubernetes.object.Drift;
import dev.workflow.engine.kubernetes.object.Fingerprint;
import dev.workflow.engine.kubernetes.object.ObjectLabels;
import dev.workflow.engine.kubernetes.object.Wanted;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.kubernetes.Selector;
import dev.workflow.process.ProcessType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The Deployments of one app during one rollout. They are read from the cluster itself at its beginning: the cache of
 * this server may not have heard yet of what another server did a moment ago.
 */
final class Deployments {

    private static final Logger LOG = System.getLogger(Deployments.class.getName());

    private final Cluster cluster;
    private final String namespace;
    private final Writes writes;
    private final Map<String, KubernetesObject> live = new HashMap<>();

    Deployments(Cluster cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.writes = new Writes(cluster, namespace);
    }

    void read() {
        live.clear();
        Selector ours = Selector.is(ObjectLabels.HERITAGE, ObjectLabels.OURS);
        cluster.list(Resource.DEPLOYMENT, namespace, ours).forEach(found -> live.put(found.name(), found));
    }

    Optional<KubernetesObject> of(ProcessType type) {
        return live.values().stream()
                .filter(found -> found.label(ObjectLabels.TYPE).equals(type.value()))
                .findFirst();
    }

    /** Sends it unless it is just that already. */
    KubernetesObject send(Target target, KubernetesObject wanted) throws InterruptedException {
        KubernetesObject known = live.get(wanted.name());
        if (known != null && Target.sent(wanted, known) && untouched(wanted, known)) {
            return known;
        }
        KubernetesObject now = writes.apply(Resource.DEPLOYMENT, wanted);
        live.put(wanted.name(), now);
        return now;
    }

    private static boolean untouched(KubernetesObject wanted, KubernetesObject live) {
        return Drift.between(new Wanted(Resource.DEPLOYMENT, wanted), Optional.of(live))
                .isEmpty();
    }

    /** Undoes what was sent; nothing when nothing was. */
    void back(Target target) throws InterruptedException {
        KubernetesObject now = live.get(target.wanted().name());
        boolean touched = now != null
                && (Before.noted(now).isPresent()
                        || target.found()
                                .filter(found -> Fingerprint.of(found).equals(Fingerprint.of(now)))
                                .isEmpty());
        if (!touched) {
            return;
        }
        Before before = target.before();
        if (before.nothing()) {
            writes.remove(Resource.DEPLOYMENT, now.name());
        } else if (Template.hash(target.wanted()).equals(before.template())) {
            writes.apply(Resource.DEPLOYMENT, Template.back(target.wanted(), before));
        } else {
            backToReplicaSet(target, before);
        }
    }

    private void backToReplicaSet(Target target, Before before) throws InterruptedException {
        Optional<KubernetesObject> ran = cluster.cache(Resource.REPLICA_SET).in(namespace).stream()
                .filter(set -> set.owners().contains(target.wanted().name()) && before.ran(set))
                // After a restart there are several: the last one has the pods.
                .max(Comparator.comparingLong(set -> set.number("status", "replicas")));
        if (ran.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "{0}/{1}: what ran before is not there any more",
                    namespace,
                    target.wanted().name());
            return;
        }
        writes.apply(Resource.DEPLOYMENT, Template.back(target.wanted(), before, ran.get()));
    }
}
