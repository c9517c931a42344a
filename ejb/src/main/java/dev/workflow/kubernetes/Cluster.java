package dev.workflow.kubernetes;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One Kubernetes cluster, as the platform's account sees it.
 *
 * <p>Every call is tried again after a refusal that passes (409 where the call does not depend on what it read, 429 as
 * long as the server says, 500, 502, 503, 504, a lost connection), with growing pauses and for at most half a minute; all
 * calls together keep below a rate. Every call throws {@link ClusterProblem} when the cluster refuses for good. An
 * interrupted thread gets {@code UNAVAILABLE} and stays interrupted.
 */
public interface Cluster extends AutoCloseable {

    /** Owner of the fields that the platform sets. */
    String FIELD_MANAGER = "workflow";

    /** What the server is and knows; read once when the platform starts. */
    Capabilities capabilities();

    /**
     * Makes the object be as given, by server-side apply: creates it when it is missing, sets the given fields, removes
     * those that an earlier apply gave and this one does not, and leaves all others alone. Fields that somebody else has
     * taken are taken back.
     *
     * @return the object as it is now
     */
    KubernetesObject apply(Resource resource, KubernetesObject wanted);

    /** @throws ClusterProblem ALREADY_EXISTS when there is one of that name */
    KubernetesObject create(Resource resource, KubernetesObject fresh);

    /** @param namespace empty for kinds that live in none */
    Optional<KubernetesObject> get(Resource resource, String namespace, String name);

    /**
     * All objects that are chosen, read page by page.
     *
     * @param namespace empty for those of all namespaces
     */
    List<KubernetesObject> list(Resource resource, String namespace, Selector selector);

    /**
     * What the cluster tells of one object (of kind {@link Resource#EVENT}; unordered; kept by the cluster for about an
     * hour). Asked each time: events carry no labels, so there is no cache of them.
     */
    List<KubernetesObject> events(String namespace, Resource of, String name);

    /**
     * Changes some fields (a JSON merge patch: null takes a field away).
     *
     * @throws ClusterProblem NOT_FOUND when there is no such object
     */
    KubernetesObject merge(Resource resource, String namespace, String name, Map<String, ?> change);

    /**
     * Deletes the object and, in the background, what it owns. Fine when it is not there.
     *
     * @param grace how long its processes may take to end; empty for what the object says
     */
    void delete(Resource resource, String namespace, String name, Optional<Duration> grace);

    /** As {@link #delete} for all that are chosen. */
    void deleteAll(Resource resource, String namespace, Selector selector);

    /**
     * The platform's own objects of that kind in all namespaces, kept up to date; the first call for a kind waits until
     * they have been read. Later calls give the same cache. Of Secrets it holds no content.
     */
    ObjectCache cache(Resource resource);

    /**
     * What a container printed, as bytes, with a time stamp in front of each line when asked for. The caller closes it,
     * which also ends following.
     *
     * @param previous of the container's run before this one
     */
    InputStream log(String namespace, String pod, LogRequest request);

    /**
     * Runs a command in a container. Its listener is told from one thread, and whoever takes long there slows the command
     * down; when it takes nothing for a minute, the connection may count as lost.
     *
     * @throws ClusterProblem NOT_FOUND when there is no such pod; INVALID when it has no such container, or has ended
     */
    ExecChannel exec(String namespace, String pod, String container, ExecRequest request, ExecListener listener);

    /** Ends all caches and channels. What runs in the cluster goes on. */
    @Override
    void close();

    /**
     * @param container empty for the only one
     * @param lines of those there are, the newest; negative for all
     * @param since only what was printed at that second or later; empty for all
     */
    record LogRequest(
            String container,
            int lines,
            boolean follow,
            boolean timestamps,
            boolean previous,
            Optional<Instant> since) {

        public LogRequest(String container, int lines, boolean follow, boolean timestamps, boolean previous) {
            this(container, lines, follow, timestamps, previous, Optional.empty());
        }
    }

    record ExecRequest(List<String> command, boolean stdin, boolean tty) {
        public ExecRequest {
            command = List.copyOf(command);
        }
    }

    /** Told what a command prints and how it ends; from one thread at a time. */
    interface ExecListener {
        void stdout(byte[] data);

        void stderr(byte[] data);

        /**
         * Exactly once, at the end.
         *
         * @param code the exit status; 126 when the command could not begin, -1 when the connection was lost before it
         *     was known
         * @param message the server's, when the command could not begin; else empty
         */
        void ended(int code, String message);
    }

    /** A running command. Closing ends the connection; what becomes of the command is up to the container runtime. */
    interface ExecChannel extends AutoCloseable {
        void stdin(byte[] data);

        void stdinEnd();

        void resize(int columns, int rows);

        @Override
        void close();
    }
}
