package dev.workflow.engine.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.engine.PullCredential;
import dev.workflow.engine.VolumeMount;
import dev.workflow.engine.kubernetes.object.AppObjects;
import dev.workflow.engine.kubernetes.object.Drift;
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

    void lay(List<PullCredential> pull, List<VolumeMount> mounts)
            throws Place.Taken, VolumeClaims.NoVolume, InterruptedException {
        Optional<String> refused = objects.refusal(mounts);
        if (refused.isPresent()) {
            throw new VolumeClaims.NoVolume(refused.get());
        }
        place.ensure(app, objects.namespace(app));
        for (Wanted wanted : objects.surroundings(app, pull)) {
            put(wanted);
        }
        for (AppObjects.Name unwanted : objects.unwanted(pull)) {
            if (cluster.cache(unwanted.resource())
                    .get(app.value(), unwanted.name())
                    .isPresent()) {
                writes.remove(unwanted.resource(), unwanted.name());
            }
        }
        for (Wanted claim : objects.claims(app, mounts)) {
            VolumeClaims.claim(cluster, claim);
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
}
