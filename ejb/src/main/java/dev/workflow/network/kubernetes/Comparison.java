package dev.workflow.network.kubernetes;

import com.google.gson.JsonObject;
import dev.workflow.app.AppName;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How an app's objects, as the caches know them, differ from the wanted ones. */
final class Comparison {

    private final Cluster cluster;
    private final Dialect dialect;
    private final AppName app;
    private final List<Wanted> wanted;

    Comparison(Cluster cluster, Dialect dialect, NetworkSpec spec) {
        this.cluster = cluster;
        this.dialect = dialect;
        this.app = spec.app();
        this.wanted = Rendering.of(spec, dialect).objects();
    }

    List<String> differences() {
        List<String> differences = new ArrayList<>();
        wanted.forEach(object -> difference(object).ifPresent(differences::add));
        dialect.kinds().forEach(kind -> differences.addAll(surplus(kind)));
        return differences;
    }

    private Optional<String> difference(Wanted object) {
        return KnownObjects.of(cluster, object.resource())
                .flatMap(cache -> difference(object, cache.get(app.value(), object.name())));
    }

    private static Optional<String> difference(Wanted object, Optional<KubernetesObject> there) {
        if (there.isEmpty()) {
            return Optional.of(object + " was not there");
        }
        return Cover.covers(visible(object), there.get().json())
                ? Optional.empty()
                : Optional.of(object + " was not as wanted");
    }

    /**
     * Servers do not say the kind of each object of a list. Of Secrets only what caches know of them: an annotation tells
     * whether the content is the wanted one.
     */
    private static JsonObject visible(Wanted object) {
        JsonObject json = object.object().json();
        json.remove("apiVersion");
        json.remove("kind");
        if (object.resource().equals(Resource.SECRET)) {
            json.remove("type");
            json.remove("data");
        }
        return json;
    }

    private List<String> surplus(Resource kind) {
        Set<String> names = wanted.stream()
                .filter(object -> object.resource().equals(kind))
                .map(Wanted::name)
                .collect(Collectors.toSet());
        return KnownObjects.of(cluster, kind).stream()
                .flatMap(cache -> cache.in(app.value()).stream())
                .filter(object -> Labels.own(kind, app, object) && !object.deleted() && !names.contains(object.name()))
                .map(object -> kind.kind() + " " + object.name() + " was there without being wanted")
                .toList();
    }
}
