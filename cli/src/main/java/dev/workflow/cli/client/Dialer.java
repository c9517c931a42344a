package dev.workflow.cli.client;

import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.settings.ControllerUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * Opens connections to the controller. Names under {@code .localhost} are this machine without asking a resolver (many
 * have no idea of them); anything else may go through the proxy of the environment.
 */
final class Dialer {
    private static final int CONNECT_MILLIS = 15_000;

    private final Proxies proxies;
    private final boolean verify;

    /** @param verify whether TLS certificates are checked */
    Dialer(Proxies proxies, boolean verify) {
        this.proxies = proxies;
        this.verify = verify;
    }

    /**
     * A connected socket, TLS included.
     *
     * @param tunnel whether the proxy has to be asked for a tunnel even when the URL is plain http
     */
    Line dial(URI url, boolean tunnel) {
        Optional<URI> proxy = proxies.of(url);
        URI first = proxy.orElse(url);
        try {
            Socket socket = connect(first.getHost(), port(first));
            try {
                boolean secure = url.getScheme().equals("https");
                if (proxy.isPresent() && (secure || tunnel)) {
                    Proxies.tunnel(socket, proxy.get(), url.getHost() + ":" + port(url));
                    return new Line(secure ? secured(socket, url) : socket, Optional.empty());
                }
                return new Line(secure ? secured(socket, url) : socket, proxy);
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        } catch (UnknownHostException e) {
            throw new Failure("cannot find the host " + first.getHost(), e);
        } catch (IOException e) {
            throw new Failure("cannot reach " + first.getHost() + ":" + port(first) + ": " + e.getMessage(), e);
        }
    }

    static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return url.getScheme().equals("https") ? 443 : 80;
    }

    private static Socket connect(String host, int port) throws IOException {
        IOException last = new UnknownHostException(host);
        for (InetAddress address : addresses(host)) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
                socket.setTcpNoDelay(true);
                socket.setKeepAlive(true);
                return socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }

    private static InetAddress[] addresses(String host) throws UnknownHostException {
        if (ControllerUrl.isLocalName(host)) {
            return new InetAddress[] {
                InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}), InetAddress.getByName("::1")
            };
        }
        return InetAddress.getAllByName(host);
    }

    private Socket secured(Socket plain, URI url) throws IOException {
        SSLSocket socket = (SSLSocket) factory().createSocket(plain, url.getHost(), port(url), true);
        if (verify) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        socket.startHandshake();
        return socket;
    }

    private SSLSocketFactory factory() throws IOException {
        if (verify) {
            return (SSLSocketFactory) SSLSocketFactory.getDefault();
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustingAnybody()}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** @param proxy the proxy that must be given the whole URL; empty when the other end is the server itself */
    record Line(Socket socket, Optional<URI> proxy) {}
}
