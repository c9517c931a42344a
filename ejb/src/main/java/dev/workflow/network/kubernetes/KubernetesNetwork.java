package dev.workflow.network.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.ObjectCache;
import dev.workflow.kubernetes.Resource;
import dev.workflow.network.AppNetwork;
import dev.workflow.network.Complaint;
import dev.workflow.network.GatewayAddress;
import dev.workflow.network.NetworkSpec;
import dev.workflow.network.TlsEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The networks of apps as objects of a cluster. An app's namespace is made by the engine: while there is none there is
 * nothing to lead to, and a namespace of somebody else is never touched.
 */
public final class KubernetesNetwork implements AppNetwork {

    private static final Logger LOG = System.getLogger(KubernetesNetwork.class.getName());

    private final Cluster cluster;
    private final NetworkSettings settings;

    /** Asks the cluster nothing yet. */
    public KubernetesNetwork(Cluster cluster, NetworkSettings settings) {
        this.cluster = cluster;
        this.settings = settings;
    }

    private Dialect dialect() {
        return new Dialect(settings, cluster.capabilities());
    }

    @Override
    public boolean outside() {
        return true;
    }

    @Override
    public List<Complaint> apply(NetworkSpec wanted) {
        String name = wanted.app().value();
        try {
            Optional<KubernetesObject> place = cluster.get(Resource.NAMESPACE, "", name);
            if (place.isEmpty() || place.get().deleted()) {
                return List.of();
            }
            if (!place.get().label(Labels.HERITAGE).equals(Labels.OURS)) {
                return List.of(Complaint.lasting(
                        "nothing leads to the app from outside: the namespace " + name + " is not this platform's"));
            }
            return new Application(cluster, dialect(), wanted).run();
        } catch (ClusterProblem unreachable) {
            return List.of(Refusals.of("the network of " + name, unreachable));
        }
    }

    @Override
    public List<String> drift(NetworkSpec wanted) {
        boolean placed = cluster.cache(Resource.NAMESPACE)
                .get("", wanted.app().value())
                .filter(place -> !place.deleted())
                .isPresent();
        return placed ? new Comparison(cluster, dialect(), wanted).differences() : List.of();
    }

    @Override
    public Map<String, List<GatewayAddress>> addresses(AppName app) {
        Statuses statuses = new Statuses(cluster, app);
        return known(
                () -> dialect().style() == Dialect.Style.INGRESS ? statuses.ofIngresses() : statuses.ofGateways(),
                Map.of());
    }

    @Override
    public List<TlsEvent> tlsEvents(AppName app) {
        return known(new Statuses(cluster, app)::ofCertificates, List.of());
    }

    /** Who asks for something else, too, gets that, whatever becomes of the cluster. */
    private static <T> T known(Supplier<T> question, T otherwise) {
        try {
            return question.get();
        } catch (ClusterProblem unreachable) {
            LOG.log(Level.WARNING, "the state of networks is not known: {0}", unreachable.getMessage());
            return otherwise;
        }
    }

    @Override
    public Optional<String> noAutomaticCertificates() {
        return known(
                () -> Optional.of(IssuerObjects.ABSENT).filter(why -> !dialect().certManager()), Optional.empty());
    }

    /** A new namespace waits for what leads there; what somebody deleted is missed. */
    @Override
    public void watch(Consumer<AppName> changed) {
        cluster.cache(Resource.NAMESPACE)
                .listen((change, namespace) -> tell(change, ObjectCache.Change.ADDED, namespace.name(), changed));
        for (Resource kind : dialect().kinds()) {
            cluster.cache(kind)
                    .listen((change, object) -> tell(change, ObjectCache.Change.DELETED, object.namespace(), changed));
        }
    }

    private static void tell(
            ObjectCache.Change change, ObjectCache.Change expected, String namespace, Consumer<AppName> changed) {
        if (change == expected) {
            AppName.parse(namespace).ifPresent(changed);
        }
    }
}
