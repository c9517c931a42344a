package dev.workflow.kubernetes.fake;

import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
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
    private final Undertow http;

    public FakeApiServer() {
        controllers.add(new NamespaceCleaner(api, verbs.deletion()));
        controllers.add(new GarbageCollector(api, verbs.deletion()));
        controllers.add(new QuotaStatus(api));
        for (String name : List.of("default", "kube-system")) {
            com.google.gson.JsonObject namespace = new com.google.gson.JsonObject();
            Tree.set(namespace, name, "metadata", "name");
            api.create(Resource.NAMESPACE, "", namespace, Write.by("kube-apiserver"));
        }
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
        door.close();
        etcd.close();
        http.stop();
        threads.shutdownNow();
    }
}
