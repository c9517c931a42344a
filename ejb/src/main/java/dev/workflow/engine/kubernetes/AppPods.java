package dev.workflow.engine.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.engine.Pod;
import dev.workflow.engine.Pod.State;
import dev.workflow.engine.kubernetes.object.ObjectLabels;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.process.ProcessType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The processes of an app as users see them; from the caches alone. */
final class AppPods {

    /** Of an app, but no process of it: it shows the files of a volume. */
    private static final String FILER = "filer";

    private final Cluster cluster;
    private final String namespace;

    AppPods(Cluster cluster, AppName app) {
        this.cluster = cluster;
        this.namespace = app.value();
    }

    List<PodStatus> all() {
        return cluster.cache(Resource.POD).in(namespace).stream()
                .filter(pod -> process(pod).isPresent())
                .map(PodStatus::new)
                .toList();
    }

    private Optional<ProcessType> process(KubernetesObject object) {
        boolean own = object.label(ObjectLabels.APP).equals(namespace);
        return ProcessType.parse(object.label(ObjectLabels.TYPE))
                .filter(type -> own && !type.value().equals(FILER));
    }

    /** By the name users know: of a job, any pod that it still has. */
    Optional<PodStatus> find(String shown) {
        return all().stream().filter(pod -> pod.shownName().equals(shown)).findFirst();
    }

    boolean job(String shown) {
        return cluster.cache(Resource.JOB)
                .get(namespace, shown)
                .flatMap(this::process)
                .isPresent();
    }

    /** Newest first. */
    List<Pod> views() {
        List<Pod> views = new ArrayList<>();
        Set<String> jobs = cluster.cache(Resource.JOB).in(namespace).stream()
                .filter(job -> process(job).isPresent())
                .map(KubernetesObject::name)
                .collect(Collectors.toSet());
        for (PodStatus pod : all()) {
            if (!jobs.contains(pod.shownName())) {
                views.add(view(pod, pod.state()));
            }
        }
        for (String job : jobs) {
            cluster.cache(Resource.JOB).get(namespace, job).map(this::jobView).ifPresent(views::add);
        }
        views.sort(Comparator.comparing(Pod::started).reversed());
        return views;
    }

    /** A job that failed is that even when the cluster has already taken its pod away. */
    private Pod jobView(KubernetesObject job) {
        Optional<PodStatus> pod = find(job.name());
        Optional<String> failed = condition(job, "Failed");
        boolean down = condition(job, "Complete").isPresent();
        State state = failed.isPresent()
                ? State.CRASHED
                : down ? State.DOWN : pod.map(PodStatus::state).orElse(State.INITIALIZING);
        if (pod.isPresent()) {
            return view(pod.get(), job.deleted() ? State.TERMINATING : state);
        }
        KubernetesObject container = job.parts("spec", "template", "spec", "containers").stream()
                .findFirst()
                .orElse(job.part("no", "such", "container"));
        String version = job.texts("spec", "template", "metadata", "labels").getOrDefault(ObjectLabels.VERSION, "");
        return new Pod(
                job.name(),
                ProcessType.RUN,
                Versions.number(version),
                job.deleted() ? State.TERMINATING : state,
                job.time("status", "startTime").or(job::created).orElse(Instant.EPOCH),
                false,
                0,
                container.text("image"),
                container.words("command"),
                container.words("args"),
                Optional.empty(),
                failed.orElse(""));
    }

    private static Optional<String> condition(KubernetesObject job, String type) {
        return job.parts("status", "conditions").stream()
                .filter(condition -> condition.text("type").equals(type)
                        && condition.text("status").equals("True"))
                .map(condition -> condition.text("reason"))
                .findFirst();
    }

    private Pod view(PodStatus pod, State state) {
        return new Pod(
                pod.shownName(),
                process(pod.pod()).orElseThrow(),
                pod.release(),
                state,
                pod.started(),
                pod.ready(),
                pod.restarts(),
                pod.container().text("image"),
                pod.container().words("command"),
                pod.container().words("args"),
                pod.lastExit(),
                pod.reason());
    }
}
