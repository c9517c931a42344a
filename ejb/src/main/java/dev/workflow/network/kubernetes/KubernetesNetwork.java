package dev.workflow.network.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.kubernetes.KubernetesObject;
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
import java.util.function.Supplier;

/**
 * The networks of apps as objects of a cluster. An app's namespace is made by the engine: while there is none there is
 * nothing to lead to, and a namespace of somebody else is never touched.
 */
public final class KubernetesNetwork implements AppNetwork {

    private static final Logger LOG = System.getLogger(KubernetesNetwork.class.getName());

    private final Cluster cluster;
    private final NetworkSettings settings;
    private final OwnPlaces places;

    /**
     * Asks the cluster nothing yet.
     *
     * @param installation what tells this platform from others on the same cluster
     */
    public KubernetesNetwork(Cluster cluster, NetworkSettings settings, String installation) {
        this.cluster = cluster;
        this.settings = settings;
        this.places = new OwnPlaces(installation);
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
            Optional<String> refusal = places.refusal(place.get());
            if (refusal.isPresent()) {
                return List.of(Complaint.lasting(refusal.get()));
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
                .filter(place -> !place.deleted() && places.ours(place))
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

    @Override
    public void watch(Watcher watcher) {
        new Watching(cluster, dialect().kinds(), places, watcher).begin();
    }
}
