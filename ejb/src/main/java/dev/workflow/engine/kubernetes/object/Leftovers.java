package dev.workflow.engine.kubernetes.object;

import dev.workflow.engine.AppSpec;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an app has in the cluster and does not want any more (kubernetes.md §5), in the order in which it is to be deleted.
 * ReplicaSets and pods go with their Deployments. Claims are never among them: they hold the user's files.
 */
public final class Leftovers {

    /** Kinds that are looked at; the function must know them. */
    public static final List<Resource> KINDS = List.of(
            Resource.AUTOSCALER,
            Resource.DEPLOYMENT,
            Resource.SECRET,
            Resource.RESOURCE_QUOTA,
            Resource.LIMIT_RANGE,
            Resource.NETWORK_POLICY);

    /** A job's environment is there before the job. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final AppObjects objects;
    private final Function<Resource, List<KubernetesObject>> live;
    private final Instant now;

    /**
     * @param live the platform's objects in the app's namespace, by kind: of {@link #KINDS}, and ReplicaSets, Jobs and
     *     pods, whose environments are needed as long as they are there
     */
    public Leftovers(AppObjects objects, Function<Resource, List<KubernetesObject>> live, Instant now) {
        this.objects = objects;
        this.live = live;
        this.now = now;
    }

    /** @param name in the app's namespace */
    public record Leftover(Resource resource, String name) {}

    public List<Leftover> of(AppSpec wanted) {
        Set<Leftover> kept = new HashSet<>();
        objects.surroundings(wanted.app(), wanted.pull()).forEach(object -> kept.add(leftover(object)));
        for (AppSpec.Process process : wanted.processes()) {
            kept.add(leftover(objects.environment(wanted, process)));
            kept.add(new Leftover(Resource.DEPLOYMENT, ObjectNames.of(wanted.app(), process.type())));
            objects.autoscaler(wanted, process).ifPresent(object -> kept.add(leftover(object)));
        }
        environmentsInUse().forEach(name -> kept.add(new Leftover(Resource.SECRET, name)));
        List<Leftover> leftovers = new ArrayList<>();
        for (Resource kind : KINDS) {
            live.apply(kind).stream()
                    .filter(object -> ours(kind, object))
                    .map(object -> new Leftover(kind, object.name()))
                    .filter(object -> !kept.contains(object))
                    .forEach(leftovers::add);
        }
        return leftovers;
    }

    private static Leftover leftover(Wanted wanted) {
        return new Leftover(wanted.resource(), wanted.name());
    }

    /** Secrets of certificates and resources are others' work. */
    private boolean ours(Resource kind, KubernetesObject object) {
        if (kind.equals(Resource.SECRET)) {
            boolean environment = object.label(ObjectLabels.CLASS).equals("env");
            return object.name().equals(ObjectNames.PULL) || environment && !fresh(object);
        }
        boolean ofType = !object.label(ObjectLabels.TYPE).isEmpty();
        boolean processes = kind.equals(Resource.DEPLOYMENT) || kind.equals(Resource.AUTOSCALER);
        return processes ? ofType : object.name().equals(ObjectNames.GUARD);
    }

    private boolean fresh(KubernetesObject object) {
        return object.created().filter(made -> made.plus(FRESH).isAfter(now)).isPresent();
    }

    private Set<String> environmentsInUse() {
        Set<String> names = new HashSet<>();
        Stream.of(Resource.DEPLOYMENT, Resource.REPLICA_SET, Resource.JOB)
                .flatMap(kind -> live.apply(kind).stream())
                .forEach(object -> addEnvironments(object.parts("spec", "template", "spec", "containers"), names));
        live.apply(Resource.POD).forEach(pod -> addEnvironments(pod.parts("spec", "containers"), names));
        return names;
    }

    private static void addEnvironments(List<KubernetesObject> containers, Set<String> names) {
        for (KubernetesObject container : containers) {
            for (KubernetesObject variable : container.parts("env")) {
                names.add(variable.text("valueFrom", "secretKeyRef", "name"));
            }
        }
    }
}
