package dev.workflow.web.registry;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * A proxy in front of the registry, as in production. Clients try https first: Jib gives up on a server that does not
 * answer a TLS greeting at all, as Grizzly and the JDK's do not, and Skopeo waits ten seconds each time.
 */
final class FrontProxy implements AutoCloseable {

    private final Undertow proxy;

    FrontProxy(RegistryServer server) {
        LoadBalancingProxyClient behind = new LoadBalancingProxyClient().addHost(URI.create("http://" + server.host()));
        proxy = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .setHandler(ProxyHandler.builder().setProxyClient(behind).build())
                .build();
        proxy.start();
    }

    String host() {
        InetSocketAddress address =
                (InetSocketAddress) proxy.getListenerInfo().get(0).getAddress();
        return "127.0.0.1:" + address.getPort();
    }

    @Override
    public void close() {
        proxy.stop();
    }
}
