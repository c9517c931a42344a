package dev.workflow.router;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.xnio.XnioIoThread;

/** One address that serves requests, and what is known about it. */
final class Upstream {

    private static final long SUSPECT = TimeUnit.SECONDS.toNanos(2);

    private final InetSocketAddress address;
    private final Map<XnioIoThread, RestingConnections> resting = new ConcurrentHashMap<>();
    private volatile boolean failed;
    private volatile long failedAt;

    Upstream(InetSocketAddress address) {
        this.address = address;
    }

    InetSocketAddress address() {
        return address;
    }

    URI uri() {
        InetAddress resolved = address.getAddress();
        String host = resolved == null ? address.getHostString() : resolved.getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    RestingConnections resting(XnioIoThread thread) {
        return resting.computeIfAbsent(thread, t -> new RestingConnections());
    }

    /** Remembers a failed connect. */
    void fail() {
        failedAt = System.nanoTime();
        failed = true;
    }

    /** True shortly after a failed connect: others are asked first. */
    boolean suspect() {
        return failed && System.nanoTime() - failedAt < SUSPECT;
    }
}
