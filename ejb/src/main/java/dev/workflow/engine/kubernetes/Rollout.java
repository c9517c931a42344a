package dev.workflow.engine.kubernetes;

import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Engine.Progress;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.engine.VolumeMount;
import dev.workflow.engine.kubernetes.object.AppObjects;
import dev.workflow.engine.kubernetes.object.Wanted;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.process.ProcessType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One rollout of an app. First the new processes of all types are brought up beside the old ones; when they are ready,
 * the old ones are replaced. Nothing is replaced for a release of which one type does not start.
 *
 * <p>It keeps nothing that the cluster does not hold: begun again by another server, it finds how far it had come.
 */
final class Rollout {

    private final Cluster cluster;
    private final Supplier<AppObjects> renderer;
    private final Place place;
    private final AppSpec spec;
    private final Progress progress;
    private final String namespace;
    private final List<AppSpec.Process> scoped;
    private final Deployments deployments;
    private final List<Target> targets = new ArrayList<>();

    Rollout(
            Cluster cluster,
            Supplier<AppObjects> renderer,
            Place place,
            AppSpec spec,
            Set<ProcessType> scope,
            Progress progress) {
        this.cluster = cluster;
        this.renderer = renderer;
        this.place = place;
        this.spec = spec;
        this.progress = progress;
        this.namespace = spec.app().value();
        this.deployments = new Deployments(cluster, namespace);
        this.scoped = spec.processes().stream()
                .filter(process -> scope.contains(process.type()))
                .toList();
    }

    void run() throws RolloutFailed, Place.Taken, VolumeClaims.NoVolume, InterruptedException {
        if (!scoped.isEmpty()) {
            AppObjects objects = renderer.get();
            prepare(objects);
            try (Vigil vigil = new Vigil(cluster, namespace, progress)) {
                bringUp(vigil);
                replace(vigil);
            }
            autoscale(objects);
        }
        new Leftovers(cluster, spec, scoped).remove();
    }

    private void prepare(AppObjects objects) throws Place.Taken, VolumeClaims.NoVolume, InterruptedException {
        List<VolumeMount> mounts = scoped.stream()
                .flatMap(process -> process.volumes().stream())
                .distinct()
                .toList();
        Foundations foundations = new Foundations(cluster, objects, place, spec.app());
        foundations.lay(spec.pull(), mounts);
        deployments.read();
        for (AppSpec.Process process : scoped) {
            foundations.environment(objects.environment(spec, process));
            Optional<KubernetesObject> live = deployments.of(process.type());
            KubernetesObject rendered = objects.deployment(spec, process, live).object();
            targets.add(Target.of(process.type(), rendered, live));
            if (objects.autoscaler(spec, process).isEmpty()) {
                dropAutoscaler(rendered.name());
            }
        }
    }

    private void dropAutoscaler(String name) throws InterruptedException {
        if (cluster.cache(Resource.AUTOSCALER).get(namespace, name).isPresent()) {
            new Writes(cluster, namespace).remove(Resource.AUTOSCALER, name);
        }
    }

    private void bringUp(Vigil vigil) throws RolloutFailed, InterruptedException {
        List<Vigil.Goal> goals = new ArrayList<>();
        for (Target target : targets) {
            Optional<KubernetesObject> first = target.first();
            if (first.isPresent()) {
                KubernetesObject now = send(target, first.get());
                goals.add(new Vigil.Goal(
                        target.type(),
                        now,
                        TypeState::begun,
                        Duration.ofSeconds(target.settleSeconds()),
                        spec.deployTimeout()));
            }
        }
        if (!goals.isEmpty()) {
            announce();
            vigil.await(goals);
        }
    }

    private void announce() {
        int batches = targets.stream().mapToInt(Target::batches).max().orElse(1);
        long pods = targets.stream()
                .mapToLong(target -> target.wanted().number("spec", "replicas"))
                .sum();
        long each = spec.deployTimeout().toSeconds();
        progress.say("This deployments overall timeout is " + batches * each + "s - batch timeout is " + each
                + "s and there are " + batches + " batches to deploy with a total of " + pods + " pods");
    }

    private void replace(Vigil vigil) throws RolloutFailed, InterruptedException {
        List<Vigil.Goal> goals = new ArrayList<>();
        for (Target target : targets) {
            KubernetesObject now = send(target, target.second());
            goals.add(new Vigil.Goal(
                    target.type(),
                    now,
                    TypeState::complete,
                    Duration.ZERO,
                    spec.deployTimeout().multipliedBy(target.batches())));
        }
        vigil.await(goals);
        for (Target target : targets) {
            send(target, target.wanted());
        }
    }

    private void autoscale(AppObjects objects) throws InterruptedException {
        Foundations foundations = new Foundations(cluster, objects, place, spec.app());
        for (AppSpec.Process process : scoped) {
            Optional<Wanted> autoscaler = objects.autoscaler(spec, process);
            if (autoscaler.isPresent()) {
                foundations.put(autoscaler.get());
            }
        }
    }

    private KubernetesObject send(Target target, KubernetesObject wanted) throws InterruptedException {
        return deployments.send(target, wanted);
    }

    /** What ran before runs on and nothing else does: the way back from wherever this has come to. */
    void undo() throws InterruptedException {
        for (Target target : targets) {
            deployments.back(target);
        }
    }
}
