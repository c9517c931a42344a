package dev.workflow.engine.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.engine.kubernetes.object.ObjectLabels;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.ObjectCache;
import dev.workflow.kubernetes.Resource;
import dev.workflow.process.ProcessType;
import dev.workflow.router.Routes;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells the platform's own router where ready pods are, for installations whose traffic goes through it rather than
 * through the cluster's gateways.
 */
final class Addresses implements AutoCloseable {

    private static final String PROBE = "readinessProbe";

    private final Cluster cluster;
    private final Routes routes;
    private final Map<String, List<InetSocketAddress>> told = new HashMap<>();
    private final ObjectCache.Subscription subscription;

    Addresses(Cluster cluster, Routes routes) {
        this.cluster = cluster;
        this.routes = routes;
        ObjectCache pods = cluster.cache(Resource.POD);
        subscription = pods.listen((change, pod) -> changed(pod));
        pods.all().forEach(this::changed);
    }

    private synchronized void changed(KubernetesObject pod) {
        Optional<AppName> app = AppName.parse(pod.label(ObjectLabels.APP));
        Optional<ProcessType> type = ProcessType.parse(pod.label(ObjectLabels.TYPE));
        if (app.isEmpty()
                || type.isEmpty()
                || !pod.namespace().equals(app.get().value())
                || port(pod).isEmpty()) {
            return;
        }
        List<InetSocketAddress> now = cluster.cache(Resource.POD).in(pod.namespace()).stream()
                .filter(one -> one.label(ObjectLabels.TYPE).equals(type.get().value()))
                .flatMap(Addresses::address)
                .sorted(Comparator.comparing(InetSocketAddress::toString))
                .toList();
        String key = app.get() + "/" + type.get();
        boolean news = !now.equals(told.getOrDefault(key, List.of()));
        if (news) {
            told.put(key, now);
            routes.endpoints(app.get(), type.get(), now);
        }
    }

    private static Stream<InetSocketAddress> address(KubernetesObject pod) {
        String ip = pod.text("status", "podIP");
        return port(pod).stream()
                .filter(port -> !ip.isEmpty() && new PodStatus(pod).ready())
                .map(port -> new InetSocketAddress(ip, port));
    }

    private static Optional<Integer> port(KubernetesObject pod) {
        KubernetesObject container = new PodStatus(pod).container();
        return container.parts("ports").stream()
                .map(port -> (int) port.number("containerPort"))
                .findFirst()
                .or(() -> Stream.of("tcpSocket", "httpGet")
                        .map(check -> (int) container.number(PROBE, check, "port"))
                        .filter(port -> port > 0)
                        .findFirst());
    }

    @Override
    public void close() {
        subscription.close();
    }
}
