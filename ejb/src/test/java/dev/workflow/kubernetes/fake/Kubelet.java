package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Runs the pods that have a node. */
final class Kubelet implements Controller, AutoCloseable {

    private final Api api;
    private final Images images;
    private final EventLog events;
    private final Map<String, PodRun> runs = new ConcurrentHashMap<>();
    private Machine machine;
    private volatile boolean closed;

    Kubelet(Api api, Images images) {
        this.api = api;
        this.images = images;
        this.events = new EventLog(api, "kubelet");
    }

    @Override
    public synchronized void reconcile() {
        if (closed) {
            return;
        }
        Set<String> there = new HashSet<>();
        for (JsonObject pod : api.etcd().list(Resource.POD, "")) {
            there.add(Metadata.uid(pod));
            if (Tree.has(pod, "spec", "nodeName")) {
                look(pod);
            }
        }
        runs.entrySet().removeIf(entry -> {
            if (!there.contains(entry.getKey())) {
                entry.getValue().abandon();
            }
            return !there.contains(entry.getKey());
        });
    }

    private void look(JsonObject pod) {
        String uid = Metadata.uid(pod);
        PodRun run = runs.get(uid);
        if (Metadata.deleted(pod)) {
            long grace = Tree.number(pod, 30, "metadata", "deletionGracePeriodSeconds");
            if (run == null) {
                new Deletion(api)
                        .delete(Resource.POD, Metadata.namespace(pod), Metadata.name(pod), Deletion.Options.now());
            } else {
                run.stop(Duration.ofSeconds(grace));
            }
        } else if (run == null && !Pods.over(pod)) {
            if (machine == null) {
                machine = new Machine();
            }
            PodRun fresh = new PodRun(api, machine, images, events, pod);
            runs.put(uid, fresh);
            fresh.begin();
        }
    }

    Optional<PodRun> run(JsonObject pod) {
        return Optional.ofNullable(runs.get(Metadata.uid(pod)));
    }

    @Override
    public synchronized void close() {
        closed = true;
        runs.values().forEach(PodRun::abandon);
        runs.values().forEach(PodRun::awaitEnd);
        if (machine != null) {
            machine.close();
        }
    }
}
