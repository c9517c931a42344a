package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The server: plain HTTP at a random port of the loopback address. It serves the kinds of a fresh cluster and those that
 * are {@link #serve}d besides; namespaces {@code default} and {@code kube-system} are there.
 */
public final class FakeApiServer implements AutoCloseable {

    private final Etcd etcd = new Etcd();
    private final Kinds kinds = new Kinds();
    private final Api api = new Api(etcd, kinds, Clock.systemUTC());
    private final Verbs verbs = new Verbs(api);
    private final Faults faults = new Faults(etcd);
    private final Requests requests = new Requests();
    private final Discovery discovery = new Discovery(kinds);
    private final Controllers controllers = new Controllers(etcd);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fake-api");
        thread.setDaemon(true);
        return thread;
    });
    private final Door door = new Door(threads, api, verbs, discovery, faults, requests);
    private final Images images = new Images();
    private final ClaimBinder claims = new ClaimBinder(api);
    private final Kubelet kubelet = new Kubelet(api, images);
    private final Map<Part, Controller> parts = new EnumMap<>(Part.class);
    private final Undertow http;

    /** What makes things happen in a cluster, and can be switched off. */
    public enum Part {
        DEPLOYMENTS,
        REPLICA_SETS,
        JOBS,
        SCHEDULER,
        VOLUMES,
        NODE
    }

    public FakeApiServer() {
        parts.put(Part.DEPLOYMENTS, new DeploymentController(api, verbs.deletion()));
        parts.put(Part.REPLICA_SETS, new ReplicaSetController(api, verbs.deletion()));
        parts.put(Part.JOBS, new JobController(api, verbs.deletion()));
        parts.put(Part.VOLUMES, claims);
        parts.put(Part.SCHEDULER, new Scheduler(api));
        parts.put(Part.NODE, kubelet);
        door.special("pods/log", new Logs(api, kubelet, door::isOpen));
        door.special("pods/exec", new ExecDoor(api, kubelet));
        door.special("services/proxy", new Proxy(api));
        controllers.add(new NamespaceCleaner(api, verbs.deletion()));
        controllers.add(new GarbageCollector(api, verbs.deletion()));
        controllers.add(new QuotaStatus(api));
        for (String name : List.of("default", "kube-system")) {
            JsonObject namespace = new JsonObject();
            Tree.set(namespace, name, "metadata", "name");
            api.create(Resource.NAMESPACE, "", namespace, Write.by("kube-apiserver"));
        }
        node("node1", Map.of());
        parts.values().forEach(controllers::add);
        http = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(2)
                .setWorkerThreads(2)
                .setHandler(door)
                .build();
        http.start();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    private int port() {
        return ((InetSocketAddress) http.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** For clients that are configured by one. */
    public String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: fake
                  cluster:
                    server: %s
                users:
                - name: fake
                  user:
                    token: fake
                contexts:
                - name: fake
                  context:
                    cluster: fake
                    user: fake
                current-context: fake
                """.formatted(url());
    }

    /** Serves a kind that a fresh cluster does not have, as a CustomResourceDefinition would make it. */
    public FakeApiServer serve(Resource... more) {
        List.of(more).forEach(kinds::add);
        return this;
    }

    /** No longer serves a kind. */
    public FakeApiServer withdraw(Resource... kind) {
        List.of(kind).forEach(kinds::remove);
        return this;
    }

    /** Says that it is of another minor version; it behaves as ever. */
    public FakeApiServer minor(int minor) {
        discovery.minor(minor);
        return this;
    }

    /** Stops a part of the cluster: what it would do is left undone. Processes that run go on. */
    public FakeApiServer stop(Part part) {
        controllers.remove(parts.get(part));
        return this;
    }

    /** Lets a part go on that was stopped. */
    public FakeApiServer start(Part part) {
        stop(part);
        controllers.add(parts.get(part));
        return this;
    }

    /** Another machine to run pods; one named {@code node1} is there. All are this machine. */
    public FakeApiServer node(String name, Map<String, String> labels) {
        JsonObject node = new JsonObject();
        Tree.set(node, name, "metadata", "name");
        Tree.make(node, "spec");
        JsonObject all = Tree.make(node, "metadata", "labels");
        all.addProperty("kubernetes.io/hostname", name);
        all.addProperty("kubernetes.io/os", "linux");
        all.addProperty("kubernetes.io/arch", "amd64");
        labels.forEach(all::addProperty);
        JsonObject made = api.create(Resource.NODE, "", node, Write.by("kubelet"));
        JsonObject status = new JsonObject();
        for (String what : List.of("capacity", "allocatable")) {
            Tree.set(status, "16", what, "cpu");
            Tree.set(status, "64Gi", what, "memory");
            Tree.set(status, "110", what, "pods");
        }
        new Conditions(status, api.clock().instant())
                .set("Ready", true, "KubeletReady", "kubelet is posting ready status");
        Status.write(api, Resource.NODE, made, status, "kubelet");
        return this;
    }

    /** Whether volume claims find storage, as they do when nothing is said. */
    public FakeApiServer storage(boolean there) {
        claims.storage(there);
        return this;
    }

    /** What the nodes can pull. */
    public Images images() {
        return images;
    }

    public Faults faults() {
        return faults;
    }

    public Requests requests() {
        return requests;
    }

    /** Without a call that would be counted. */
    public Optional<KubernetesObject> get(Resource resource, String namespace, String name) {
        return etcd.get(resource, namespace, name).map(object -> KubernetesObject.of(object.deepCopy()));
    }

    /** Without a call that would be counted; of all namespaces when it is empty. */
    public List<KubernetesObject> list(Resource resource, String namespace) {
        return etcd.list(resource, namespace).stream()
                .map(object -> KubernetesObject.of(object.deepCopy()))
                .toList();
    }

    @Override
    public void close() {
        controllers.close();
        kubelet.close();
        door.close();
        etcd.close();
        http.stop();
        threads.shutdownNow();
    }
}
