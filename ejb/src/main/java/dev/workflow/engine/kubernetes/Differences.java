package dev.workflow.engine.kubernetes;

import dev.workflow.engine.AppSpec;
import dev.workflow.engine.kubernetes.object.AppObjects;
import dev.workflow.engine.kubernetes.object.Drift;
import dev.workflow.engine.kubernetes.object.ObjectLabels;
import dev.workflow.engine.kubernetes.object.Wanted;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.process.ProcessType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How an app's objects differ from what a rollout would send, by the caches alone. */
final class Differences {

    private final Cluster cluster;
    private final AppObjects objects;
    private final AppSpec spec;
    private final Set<ProcessType> scope;
    private final String namespace;
    private final List<String> sentences = new ArrayList<>();

    Differences(Cluster cluster, AppObjects objects, AppSpec spec, Set<ProcessType> scope) {
        this.cluster = cluster;
        this.objects = objects;
        this.spec = spec;
        this.scope = scope;
        this.namespace = spec.app().value();
    }

    List<String> all() {
        Wanted place = objects.namespace(spec.app());
        compare(place, cluster.cache(Resource.NAMESPACE).get("", namespace));
        if (!sentences.isEmpty()
                && cluster.cache(Resource.NAMESPACE).get("", namespace).isEmpty()) {
            return sentences;
        }
        objects.surroundings(spec.app(), spec.pull()).forEach(this::compare);
        spec.processes().stream()
                .filter(process -> scope.contains(process.type()))
                .forEach(this::compare);
        unnamed();
        return sentences;
    }

    private void compare(Wanted wanted) {
        compare(wanted, cluster.cache(wanted.resource()).get(namespace, wanted.name()));
    }

    private void compare(Wanted wanted, Optional<KubernetesObject> live) {
        sentences.addAll(Drift.between(wanted, live));
    }

    private void compare(AppSpec.Process process) {
        for (Wanted claim : objects.claims(spec.app(), process.volumes())) {
            if (cluster.cache(Resource.VOLUME_CLAIM)
                    .get(namespace, claim.name())
                    .isEmpty()) {
                compare(claim, Optional.empty());
            }
        }
        compare(objects.environment(spec, process));
        Optional<KubernetesObject> live = cluster.cache(Resource.DEPLOYMENT).in(namespace).stream()
                .filter(found ->
                        found.label(ObjectLabels.TYPE).equals(process.type().value()))
                .findFirst();
        compare(objects.deployment(spec, process, live), live);
        Optional<Wanted> autoscaler = objects.autoscaler(spec, process);
        autoscaler.ifPresent(this::compare);
        if (autoscaler.isEmpty() && has(Resource.AUTOSCALER, process.type().value())) {
            sentences.add(process.type() + " has an autoscaler that is not wanted");
        }
    }

    private boolean has(Resource resource, String type) {
        return cluster.cache(resource).in(namespace).stream()
                .anyMatch(found -> found.label(ObjectLabels.TYPE).equals(type));
    }

    private void unnamed() {
        Set<String> named =
                spec.processes().stream().map(process -> process.type().value()).collect(Collectors.toSet());
        cluster.cache(Resource.DEPLOYMENT).in(namespace).stream()
                .filter(found -> Leftovers.unnamed(found, named))
                .forEach(found -> sentences.add(found.label(ObjectLabels.TYPE) + " runs and is not wanted any more"));
    }
}
