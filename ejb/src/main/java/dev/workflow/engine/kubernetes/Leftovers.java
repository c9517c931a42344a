package dev.workflow.engine.kubernetes;

import dev.workflow.engine.AppSpec;
import dev.workflow.engine.kubernetes.object.ObjectLabels;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.kubernetes.Selector;
import dev.workflow.process.ProcessType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an app's rollout leaves behind, removed after it in the order of kubernetes.md §5. Asks only when there is some. */
final class Leftovers {

    private static final String ENVIRONMENT = "env";

    private final Cluster cluster;
    private final AppSpec spec;
    private final String namespace;
    private final Set<String> scope;

    Leftovers(Cluster cluster, AppSpec spec, List<AppSpec.Process> scoped) {
        this.cluster = cluster;
        this.spec = spec;
        this.namespace = spec.app().value();
        this.scope =
                scoped.stream().map(process -> process.type().value()).collect(Collectors.toCollection(TreeSet::new));
    }

    void remove() throws InterruptedException {
        types();
        if (!scope.isEmpty()) {
            replicaSets();
        }
        environments();
    }

    /** With what belongs to them only. */
    private void types() throws InterruptedException {
        Set<String> named =
                spec.processes().stream().map(process -> process.type().value()).collect(Collectors.toSet());
        Writes writes = new Writes(cluster, namespace);
        for (Resource resource : List.of(Resource.AUTOSCALER, Resource.DEPLOYMENT)) {
            for (KubernetesObject found : cluster.cache(resource).in(namespace)) {
                if (unnamed(found, named)) {
                    writes.remove(resource, found.name());
                }
            }
        }
    }

    static boolean unnamed(KubernetesObject found, Set<String> named) {
        String type = found.label(ObjectLabels.TYPE);
        return !type.isEmpty() && !named.contains(type) && !found.deleted();
    }

    private boolean old(KubernetesObject object) {
        String version = object.label(ObjectLabels.VERSION);
        return scope.contains(object.label(ObjectLabels.TYPE))
                && !version.isEmpty()
                && !version.equals(ObjectLabels.version(spec.release()));
    }

    /** They run nothing any more; nobody goes back by them. */
    private void replicaSets() {
        boolean some = cluster.cache(Resource.REPLICA_SET).in(namespace).stream()
                .anyMatch(set -> old(set) && set.number("spec", "replicas") == 0);
        if (some) {
            cluster.deleteAll(
                    Resource.REPLICA_SET,
                    namespace,
                    Selector.all(
                            Selector.is(ObjectLabels.APP, namespace),
                            Selector.in(ObjectLabels.TYPE, scope),
                            Selector.notIn(ObjectLabels.VERSION, List.of(ObjectLabels.version(spec.release())))));
        }
    }

    private void environments() {
        Set<String> used = used();
        for (KubernetesObject secret : cluster.cache(Resource.SECRET).in(namespace)) {
            if (secret.label(ObjectLabels.CLASS).equals(ENVIRONMENT) && !used.contains(key(secret)) && ours(secret)) {
                cluster.delete(Resource.SECRET, namespace, secret.name(), Optional.empty());
            }
        }
    }

    /** Those of types out of scope are left for the rollout that has them in scope, unless their type is gone. */
    private boolean ours(KubernetesObject secret) {
        String type = secret.label(ObjectLabels.TYPE);
        return scope.contains(type) || type.equals(ProcessType.RUN.value()) || gone(type);
    }

    /** Its last pods may not have heard of it yet. */
    private boolean gone(String type) {
        return !type.equals(ProcessType.RUN.value())
                && spec.processes().stream()
                        .noneMatch(process -> process.type().value().equals(type));
    }

    private Set<String> used() {
        Set<String> used = Stream.of(Resource.POD, Resource.JOB)
                .flatMap(resource -> cluster.cache(resource).in(namespace).stream())
                .filter(object -> !object.deleted() && !gone(object.label(ObjectLabels.TYPE)))
                .map(object -> object.kind().equals("Job") ? jobKey(object) : key(object))
                .collect(Collectors.toSet());
        scope.forEach(type -> used.add(type + "/" + ObjectLabels.version(spec.release())));
        used.add(ProcessType.RUN + "/" + ObjectLabels.version(spec.release()));
        return used;
    }

    private static String key(KubernetesObject object) {
        return object.label(ObjectLabels.TYPE) + "/" + object.label(ObjectLabels.VERSION);
    }

    private static String jobKey(KubernetesObject job) {
        String version = job.texts("spec", "template", "metadata", "labels").getOrDefault(ObjectLabels.VERSION, "");
        return job.label(ObjectLabels.TYPE) + "/" + version;
    }
}
