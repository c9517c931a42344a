package dev.workflow.engine.kubernetes;

import com.google.gson.JsonObject;
import dev.workflow.app.AppName;
import dev.workflow.engine.kubernetes.object.Drift;
import dev.workflow.engine.kubernetes.object.ObjectLabels;
import dev.workflow.engine.kubernetes.object.Wanted;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The namespaces of apps: made when they are missing, and never anybody else's. */
final class Place {

    /** Of a namespace: the installation of the platform that made it. */
    static final String INSTALLATION = "workflow/installation";

    private static final Duration GOING = Duration.ofMinutes(2);
    private static final Duration YOUNG = Duration.ofMinutes(10);

    private final Cluster cluster;
    private final String installation;

    Place(Cluster cluster, String installation) {
        this.cluster = cluster;
        this.installation = installation;
    }

    /** The namespace is somebody else's. The message is for the user. */
    static final class Taken extends Exception {
        private static final long serialVersionUID = 1L;

        Taken(String message) {
            super(message);
        }
    }

    boolean ours(KubernetesObject namespace) {
        return namespace.label(ObjectLabels.HERITAGE).equals(ObjectLabels.OURS)
                && namespace
                        .annotations()
                        .getOrDefault(INSTALLATION, installation)
                        .equals(installation);
    }

    /**
     * The apps with a namespace that this very installation made, some time ago: what is younger may be ahead of what
     * others know.
     */
    List<AppName> kept(Instant now) {
        return cluster.cache(Resource.NAMESPACE).all().stream()
                .filter(found -> installation.equals(found.annotations().get(INSTALLATION)) && !found.deleted())
                .filter(found -> found.created()
                        .filter(at -> at.isBefore(now.minus(YOUNG)))
                        .isPresent())
                .flatMap(found -> AppName.parse(found.name()).stream())
                .toList();
    }

    /** Why an app of that name has no place here; asks the cluster. */
    Optional<String> refusal(AppName app) {
        return cluster.get(Resource.NAMESPACE, "", app.value())
                .filter(found -> !ours(found))
                .map(found -> refusal(app, found));
    }

    private String refusal(AppName app, KubernetesObject found) {
        String owner = found.label(ObjectLabels.HERITAGE).equals(ObjectLabels.OURS)
                ? "belongs to another installation of the platform"
                : "is not the platform's";
        return "the cluster has a namespace " + app + " that " + owner + ": choose another name for the app";
    }

    void ensure(AppName app, Wanted wanted) throws Taken, InterruptedException {
        KubernetesObject whole = marked(wanted.object());
        Optional<KubernetesObject> known =
                cluster.cache(Resource.NAMESPACE).get("", app.value()).filter(found -> !found.deleted() && ours(found));
        if (known.isPresent() && Drift.between(wanted, known).isEmpty()) {
            return;
        }
        for (int attempt = 0; attempt < 3; attempt++) {
            Optional<KubernetesObject> found = cluster.get(Resource.NAMESPACE, "", app.value());
            if (found.isPresent() && !ours(found.get())) {
                throw new Taken(refusal(app, found.get()));
            }
            if (found.isPresent() && found.get().deleted()) {
                awaitGone(app);
            } else if (found.isPresent() || created(whole)) {
                new Writes(cluster, app.value()).apply(Resource.NAMESPACE, whole);
                return;
            }
        }
        throw new Taken("the cluster's namespace " + app + " is still being removed: try again later");
    }

    /** An apply would also take one over that somebody has made since we looked. */
    private boolean created(KubernetesObject whole) {
        try {
            cluster.create(Resource.NAMESPACE, whole);
            return true;
        } catch (ClusterProblem problem) {
            if (problem.kind() == ClusterProblem.Kind.ALREADY_EXISTS) {
                return false;
            }
            throw problem;
        }
    }

    private KubernetesObject marked(KubernetesObject namespace) {
        JsonObject json = namespace.json();
        json.getAsJsonObject("metadata").getAsJsonObject("annotations").addProperty(INSTALLATION, installation);
        return KubernetesObject.of(json);
    }

    /**
     * Removes the app's namespace with all that is in it; one that is not ours is left alone. Waits until it is gone, but
     * not for ever: something in it may want to be asked first.
     *
     * @return whether nothing of it is left
     */
    boolean remove(AppName app) throws InterruptedException {
        Optional<KubernetesObject> found = cluster.get(Resource.NAMESPACE, "", app.value());
        if (found.isEmpty() || !ours(found.get())) {
            return true;
        }
        if (!found.get().deleted()) {
            cluster.delete(Resource.NAMESPACE, "", app.value(), Optional.empty());
        }
        return awaitGone(app);
    }

    private boolean awaitGone(AppName app) throws InterruptedException {
        return cluster.cache(Resource.NAMESPACE)
                        .await(
                                "",
                                () -> cluster.cache(Resource.NAMESPACE)
                                        .get("", app.value())
                                        .isEmpty(),
                                GOING)
                && cluster.cache(Resource.POD)
                        .await(
                                app.value(),
                                () -> cluster.cache(Resource.POD)
                                        .in(app.value())
                                        .isEmpty(),
                                GOING);
    }
}
