package dev.workflow.kubernetes;

import dev.workflow.kubernetes.ClusterProblem.Kind;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** A cluster behind its API server, as {@code io.kubernetes:client-java} reaches it. */
public final class ApiCluster implements Cluster {

    private static final Logger LOG = System.getLogger(ApiCluster.class.getName());

    private final Connection connection;
    private final Calls calls;
    private final Paths paths;
    private final Writes writes;
    private final Pages pages;
    private final Caches caches;
    private final Capabilities capabilities;

    private ApiCluster(Connection connection, ClusterSettings settings) {
        this.connection = connection;
        calls = new Calls(connection, settings);
        paths = new Paths(connection);
        writes = new Writes(calls, paths);
        pages = new Pages(calls);
        caches = new Caches(calls, paths, pages);
        capabilities = new Discovery(calls, connection).capabilities();
    }

    /**
     * Connects, asks what the server knows, and names in the log the rights that are missing.
     *
     * @throws ClusterProblem UNAVAILABLE when there are no credentials, the server cannot be reached, its certificate is
     *     not trusted, or it is too old; FORBIDDEN when it does not accept the credentials
     */
    public static ApiCluster open(ClusterSettings settings) {
        return open(settings, Surroundings.ofThisProcess());
    }

    static ApiCluster open(ClusterSettings settings, Surroundings around) {
        Connection connection = new Connection(Credentials.find(settings.kubeconfig(), around), settings);
        try {
            ApiCluster cluster = new ApiCluster(connection, settings);
            SupportedVersions.require(cluster.capabilities);
            cluster.tell(settings.writes() ? NeededRights.ALL : NeededRights.TO_COLLECT);
            return cluster;
        } catch (RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private void tell(List<NeededRights.Need> needs) {
        LOG.log(Level.INFO, "Kubernetes {0} at {1}", capabilities.version(), connection.server());
        List<String> missing = new Rights(calls, connection).missing(capabilities, needs);
        if (!missing.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "The platform''s account lacks rights in the cluster, and what needs them will fail: {0}",
                    String.join(", ", missing));
        }
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public KubernetesObject apply(Resource resource, KubernetesObject wanted) {
        return writes.apply(resource, wanted);
    }

    @Override
    public KubernetesObject create(Resource resource, KubernetesObject fresh) {
        return writes.create(resource, fresh, Instant.now());
    }

    @Override
    public Optional<KubernetesObject> get(Resource resource, String namespace, String name) {
        try {
            return Optional.of(calls.object(
                    ApiCall.get(paths.one(resource, namespace, name).build())));
        } catch (ClusterProblem problem) {
            if (problem.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    @Override
    public List<KubernetesObject> list(Resource resource, String namespace, Selector selector) {
        HttpUrl url = Queries.select(paths.all(resource, namespace), selector).build();
        return pages.read(url, ApiCall.JSON).items().stream()
                .map(item -> Typed.as(resource, item))
                .toList();
    }

    @Override
    public List<KubernetesObject> events(String namespace, Resource of, String name) {
        HttpUrl url = paths.in(Resource.EVENT, namespace)
                .addQueryParameter("fieldSelector", "regarding.kind=" + of.kind() + ",regarding.name=" + name)
                .build();
        return pages.read(url, ApiCall.JSON).items();
    }

    @Override
    public KubernetesObject merge(Resource resource, String namespace, String name, Map<String, ?> change) {
        return writes.merge(resource, namespace, name, change);
    }

    @Override
    public void delete(Resource resource, String namespace, String name, Optional<Duration> grace) {
        writes.delete(paths.one(resource, namespace, name).build(), grace);
    }

    @Override
    public void deleteAll(Resource resource, String namespace, Selector selector) {
        if (!resource.namespaced()) {
            throw new IllegalArgumentException(resource + " are not deleted together");
        }
        try {
            writes.delete(
                    Queries.select(paths.in(resource, namespace), selector).build(), Optional.empty());
        } catch (ClusterProblem problem) {
            // The right to delete together is another one than that to delete.
            if (problem.kind() != Kind.FORBIDDEN) {
                throw problem;
            }
            list(resource, namespace, selector)
                    .forEach(object -> delete(resource, namespace, object.name(), Optional.empty()));
        }
    }

    @Override
    public ObjectCache cache(Resource resource) {
        return caches.of(resource);
    }

    @Override
    public InputStream log(String namespace, String pod, LogRequest request) {
        return PodLog.open(calls, Queries.log(paths.pod(namespace, pod, "log"), request));
    }

    @Override
    public ExecChannel exec(
            String namespace, String pod, String container, ExecRequest request, ExecListener listener) {
        HttpUrl url = Queries.exec(paths.pod(namespace, pod, "exec"), container, request);
        return new ExecOpening(calls, connection).open(url, listener);
    }

    /** How many calls were made so far. */
    public long calls() {
        return calls.made();
    }

    @Override
    public void close() {
        caches.close();
        connection.close();
    }
}
