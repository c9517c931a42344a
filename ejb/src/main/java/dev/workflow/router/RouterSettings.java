package dev.workflow.router;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where the router listens and what belongs to the platform itself.
 *
 * @param port 0 for any free one
 * @param platform host names of the platform (lower case, without port) and the server behind each
 * @param idle silence on a connection, in both directions, after which it is cut; WebSockets must ping more often
 * @param header time for a client to send its request's head
 * @param connect time for a process to accept a connection
 * @param tls empty when it does not listen with TLS
 */
public record RouterSettings(
        String host,
        int port,
        Map<String, InetSocketAddress> platform,
        Duration idle,
        Duration header,
        Duration connect,
        Optional<TlsSettings> tls) {

    public RouterSettings {
        platform = Map.copyOf(platform);
    }

    public RouterSettings(
            String host,
            int port,
            Map<String, InetSocketAddress> platform,
            Duration idle,
            Duration header,
            Duration connect) {
        this(host, port, platform, idle, header, connect, Optional.empty());
    }

    /** The same, listening with TLS too. */
    public RouterSettings with(TlsSettings settings) {
        return new RouterSettings(host, port, platform, idle, header, connect, Optional.of(settings));
    }

    /** Usual times: ten minutes of silence, thirty seconds for a head, three to connect. */
    public static RouterSettings of(String host, int port, Map<String, InetSocketAddress> platform) {
        return new RouterSettings(
                host, port, platform, Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofSeconds(3));
    }
}
