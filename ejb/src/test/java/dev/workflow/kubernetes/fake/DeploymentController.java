package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Brings Deployments' pods to their present template, by ReplicaSets. */
final class DeploymentController implements Controller {

    static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String MANAGER = "kube-controller-manager";

    private final Api api;
    private final Deletion deletion;
    private final EventLog events;

    DeploymentController(Api api, Deletion deletion) {
        this.api = api;
        this.deletion = deletion;
        this.events = new EventLog(api, "deployment-controller");
    }

    @Override
    public void reconcile() {
        for (JsonObject deployment : api.etcd().list(Resource.DEPLOYMENT, "")) {
            if (!Metadata.deleted(deployment)) {
                Controllers.each(this, () -> reconcile(deployment));
            }
        }
    }

    private void reconcile(JsonObject deployment) {
        List<JsonObject> sets = sets(deployment);
        Optional<JsonObject> present =
                sets.stream().filter(set -> Templates.fits(deployment, set)).findFirst();
        boolean paused = Tree.flag(deployment, "spec", "paused");
        if (present.isEmpty() && !paused) {
            present = Optional.of(begin(deployment));
        }
        present.ifPresent(set -> settle(deployment, set));
        present.ifPresent(set -> adopt(deployment, set, sets));
        Rollout rollout = new Rollout(deployment, present, sets(deployment));
        rollout.step(api).forEach((set, replicas) -> scale(deployment, set, replicas));
        if (!paused) {
            forget(deployment, present.get(), sets);
        }
        status(deployment, present);
    }

    /** How long pods must be ready follows the Deployment, without a new template. */
    private void settle(JsonObject deployment, JsonObject set) {
        long wanted = Tree.number(deployment, 0, "spec", "minReadySeconds");
        if (Tree.number(set, 0, "spec", "minReadySeconds") != wanted) {
            api.change(
                    Resource.REPLICA_SET,
                    Metadata.namespace(set),
                    Metadata.name(set),
                    old -> {
                        Tree.set(old, wanted, "spec", "minReadySeconds");
                        return old;
                    },
                    Write.by(MANAGER));
        }
    }

    /** One that is gone back to becomes the newest again. */
    private void adopt(JsonObject deployment, JsonObject set, List<JsonObject> sets) {
        long newest = sets.stream()
                .filter(one -> !Metadata.uid(one).equals(Metadata.uid(set)))
                .mapToLong(DeploymentController::revision)
                .max()
                .orElse(0);
        long revision = Math.max(revision(set), newest + 1);
        if (revision != revision(set)) {
            number(Resource.REPLICA_SET, set, revision);
        }
        if (revision != revision(deployment)) {
            number(Resource.DEPLOYMENT, deployment, revision);
        }
    }

    private void number(Resource resource, JsonObject object, long revision) {
        api.change(
                resource,
                Metadata.namespace(object),
                Metadata.name(object),
                old -> {
                    Tree.set(old, Long.toString(revision), "metadata", "annotations", REVISION);
                    return old;
                },
                Write.by(MANAGER));
    }

    private void status(JsonObject deployment, Optional<JsonObject> present) {
        JsonObject now = api.get(Resource.DEPLOYMENT, Metadata.namespace(deployment), Metadata.name(deployment));
        Optional<JsonObject> set = present.flatMap(
                one -> api.etcd().get(Resource.REPLICA_SET, Metadata.namespace(one), Metadata.name(one)));
        JsonObject status =
                new DeploymentStatus(now, set, sets(now), api.clock().instant()).compute();
        Status.write(api, Resource.DEPLOYMENT, now, status);
    }

    /** Oldest first. */
    private List<JsonObject> sets(JsonObject deployment) {
        return api.etcd().list(Resource.REPLICA_SET, Metadata.namespace(deployment)).stream()
                .filter(set -> Metadata.ownedBy(set, deployment))
                .sorted(Comparator.comparing(DeploymentController::revision))
                .toList();
    }

    private static long revision(JsonObject set) {
        String text = Metadata.annotations(set).getOrDefault(REVISION, "0");
        return Long.parseLong(text);
    }

    private JsonObject begin(JsonObject deployment) {
        return api.create(
                Resource.REPLICA_SET,
                Metadata.namespace(deployment),
                Templates.replicaSet(deployment, 0),
                Write.by(MANAGER));
    }

    private void scale(JsonObject deployment, JsonObject set, long replicas) {
        long before = Tree.number(set, 0, "spec", "replicas");
        if (before == replicas) {
            return;
        }
        api.change(
                Resource.REPLICA_SET,
                Metadata.namespace(set),
                Metadata.name(set),
                old -> {
                    Tree.set(old, replicas, "spec", "replicas");
                    return old;
                },
                Write.by(MANAGER));
        events.normal(
                deployment,
                "ScalingReplicaSet",
                "Scaled " + (replicas > before ? "up" : "down") + " replica set " + Metadata.name(set) + " from "
                        + before + " to " + replicas);
    }

    /** Of old sets without pods only so many stay. */
    private void forget(JsonObject deployment, JsonObject present, List<JsonObject> sets) {
        List<JsonObject> idle = sets.stream()
                .filter(set -> !Metadata.uid(set).equals(Metadata.uid(present)))
                .filter(set -> Tree.number(set, 0, "spec", "replicas") == 0
                        && Tree.number(set, 0, "status", "replicas") == 0
                        && !Metadata.deleted(set))
                .toList();
        long kept = Tree.number(deployment, 10, "spec", "revisionHistoryLimit");
        idle.stream()
                .limit(Math.max(0, idle.size() - kept))
                .forEach(set -> deletion.delete(
                        Resource.REPLICA_SET,
                        Metadata.namespace(set),
                        Metadata.name(set),
                        Deletion.Options.background()));
    }
}
