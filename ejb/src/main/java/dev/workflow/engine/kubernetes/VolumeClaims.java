package dev.workflow.engine.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.engine.VolumeMount;
import dev.workflow.engine.kubernetes.object.AppObjects;
import dev.workflow.engine.kubernetes.object.Drift;
import dev.workflow.engine.kubernetes.object.ObjectLabels;
import dev.workflow.engine.kubernetes.object.Wanted;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The claims of volumes, and which volumes this installation of the platform has claims of. */
public final class VolumeClaims {

    private static final Logger LOG = System.getLogger(VolumeClaims.class.getName());

    private final Cluster cluster;
    private final Supplier<AppObjects> objects;
    private final Supplier<String> installation;

    /** @param installation what tells this one's namespaces from others' */
    public VolumeClaims(Cluster cluster, Supplier<AppObjects> objects, Supplier<String> installation) {
        this.cluster = cluster;
        this.objects = objects;
        this.installation = installation;
    }

    /** A volume cannot be given, for the reason in the message, which is for the user. */
    public static final class NoVolume extends Exception {
        private static final long serialVersionUID = 1L;

        NoVolume(String message) {
            super(message);
        }
    }

    /** Makes the app's namespace and the claims of these volumes when they are missing. */
    public void ensure(AppName app, List<VolumeMount> mounts) throws NoVolume, InterruptedException {
        AppObjects renderer = objects.get();
        try {
            new Place(cluster, installation.get()).ensure(app, renderer.namespace(app));
        } catch (Place.Taken taken) {
            throw new NoVolume(taken.getMessage());
        }
        for (Wanted claim : renderer.claims(app, mounts)) {
            claim(cluster, claim);
        }
    }

    /** A claim of another volume of that name must go first, and cannot while somebody uses it. */
    static void claim(Cluster cluster, Wanted claim) throws NoVolume, InterruptedException {
        Writes writes = new Writes(cluster, claim.namespace());
        Optional<KubernetesObject> found = cluster.cache(Resource.VOLUME_CLAIM).get(claim.namespace(), claim.name());
        if (found.filter(known -> !usable(known, claim)).isPresent()) {
            if (!writes.remove(Resource.VOLUME_CLAIM, claim.name())) {
                throw new NoVolume("the files of an earlier volume " + claim.name()
                        + " are still in use: processes that mount it must end first");
            }
            found = Optional.empty();
        }
        if (found.isEmpty()) {
            writes.apply(Resource.VOLUME_CLAIM, claim.object());
        } else if (!claim.sent(found.get()) && !Drift.between(claim, found).isEmpty()) {
            adapt(writes, claim);
        }
    }

    private static boolean usable(KubernetesObject found, Wanted claim) {
        return !found.deleted()
                && found.label(ObjectLabels.VOLUME).equals(claim.object().label(ObjectLabels.VOLUME));
    }

    /** Little of a claim can be changed, and its size only where the storage class allows: then it stays as it is. */
    private static void adapt(Writes writes, Wanted claim) throws InterruptedException {
        try {
            writes.apply(Resource.VOLUME_CLAIM, claim.object());
        } catch (ClusterProblem refused) {
            boolean forGood =
                    refused.kind() == ClusterProblem.Kind.FORBIDDEN || refused.kind() == ClusterProblem.Kind.INVALID;
            if (!forGood) {
                throw refused;
            }
            LOG.log(Level.WARNING, "{0} stays as it is: {1}", claim.object(), refused.getMessage());
        }
    }

    /** The volumes of this installation's apps. */
    public Set<UUID> kept() {
        Set<UUID> volumes = new HashSet<>();
        cluster.cache(Resource.VOLUME_CLAIM).all().stream()
                .filter(claim -> !claim.deleted() && ours(claim))
                .flatMap(claim -> uuid(claim).stream())
                .forEach(volumes::add);
        return volumes;
    }

    /** Deletes the volume's claim, and with it its files. */
    public void remove(UUID volume) {
        cluster.cache(Resource.VOLUME_CLAIM).all().stream()
                .filter(claim -> uuid(claim).equals(Optional.of(volume)) && ours(claim))
                .forEach(claim ->
                        cluster.delete(Resource.VOLUME_CLAIM, claim.namespace(), claim.name(), Optional.empty()));
    }

    private boolean ours(KubernetesObject claim) {
        return cluster.cache(Resource.NAMESPACE)
                .get("", claim.namespace())
                .filter(namespace ->
                        installation.get().equals(namespace.annotations().get(Place.INSTALLATION)))
                .isPresent();
    }

    private static Optional<UUID> uuid(KubernetesObject claim) {
        try {
            return Optional.of(UUID.fromString(claim.label(ObjectLabels.VOLUME)));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
