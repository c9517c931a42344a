package dev.workflow.engine.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.engine.PullCredential;
import dev.workflow.engine.VolumeMount;
import dev.workflow.engine.kubernetes.object.AppObjects;
import dev.workflow.engine.kubernetes.object.Drift;
import dev.workflow.engine.kubernetes.object.ObjectLabels;
import dev.workflow.engine.kubernetes.object.Wanted;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import java.util.List;
import java.util.Optional;

/** What must be there before a process of an app can start: its namespace, credentials, bounds, volumes, environment. */
final class Foundations {

    private final Cluster cluster;
    private final AppObjects objects;
    private final Place place;
    private final Writes writes;
    private final AppName app;

    Foundations(Cluster cluster, AppObjects objects, Place place, AppName app) {
        this.cluster = cluster;
        this.objects = objects;
        this.place = place;
        this.app = app;
        this.writes = new Writes(cluster, app.value());
    }

    /** A volume cannot be given, for the reason in the message. */
    static final class NoVolume extends Exception {
        private static final long serialVersionUID = 1L;

        NoVolume(String message) {
            super(message);
        }
    }

    void lay(List<PullCredential> pull, List<VolumeMount> mounts) throws Place.Taken, NoVolume, InterruptedException {
        Optional<String> refused = objects.refusal(mounts);
        if (refused.isPresent()) {
            throw new NoVolume(refused.get());
        }
        place.ensure(app, objects.namespace(app));
        for (Wanted wanted : objects.surroundings(app, pull)) {
            put(wanted);
        }
        for (Wanted claim : objects.claims(app, mounts)) {
            claim(claim);
        }
    }

    private Optional<KubernetesObject> live(Wanted wanted) {
        return cluster.cache(wanted.resource()).get(app.value(), wanted.name()).filter(found -> !found.deleted());
    }

    void put(Wanted wanted) throws InterruptedException {
        if (!Drift.between(wanted, live(wanted)).isEmpty()) {
            writes.apply(wanted.resource(), wanted.object());
        }
    }

    /** A Secret that never changes can only be made anew. */
    void environment(Wanted secret) throws InterruptedException {
        Optional<KubernetesObject> found = live(secret);
        if (found.filter(secret::sent).isPresent()) {
            return;
        }
        if (found.isPresent()) {
            writes.remove(Resource.SECRET, secret.name());
        }
        writes.apply(Resource.SECRET, secret.object());
    }

    /** A claim that is there stays as it is: nearly nothing of it can be changed. */
    private void claim(Wanted claim) throws NoVolume, InterruptedException {
        Optional<KubernetesObject> found = cluster.cache(Resource.VOLUME_CLAIM).get(app.value(), claim.name());
        String uuid = claim.object().label(ObjectLabels.VOLUME);
        if (found.isPresent()
                && (found.get().deleted()
                        || !found.get().label(ObjectLabels.VOLUME).equals(uuid))) {
            if (!writes.remove(Resource.VOLUME_CLAIM, claim.name())) {
                throw new NoVolume("the files of an earlier volume " + claim.name()
                        + " are still in use: processes that mount it must end first");
            }
            found = Optional.empty();
        }
        if (found.isEmpty()) {
            writes.apply(Resource.VOLUME_CLAIM, claim.object());
        }
    }
}
