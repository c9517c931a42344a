package dev.workflow.cli.client;

import dev.workflow.cli.settings.ControllerUrl;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The proxies of the environment: {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code NO_PROXY}, in either case. */
public final class Proxies {
    private final Map<String, String> environment;

    public Proxies(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The proxy for that URL; never one for this machine itself. */
    Optional<URI> of(URI url) {
        String host = url.getHost();
        if (ControllerUrl.isLocalName(host) || host.startsWith("127.") || host.equals("[::1]") || exempt(host)) {
            return Optional.empty();
        }
        String address = variable(url.getScheme() + "_proxy");
        if (address.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(URI.create(address.contains("://") ? address : "http://" + address));
    }

    private boolean exempt(String host) {
        for (String entry : variable("no_proxy").split(",")) {
            String suffix = entry.strip().replaceFirst("^\\*?\\.", "");
            boolean inside = !suffix.isEmpty() && (host.equals(suffix) || host.endsWith("." + suffix));
            if (inside || suffix.equals("*")) {
                return true;
            }
        }
        return false;
    }

    private String variable(String name) {
        return environment.getOrDefault(name.toUpperCase(Locale.ROOT), environment.getOrDefault(name, ""));
    }

    /** The header that tells the proxy who is asking; nothing when its URL names nobody. */
    static String authorization(URI proxy) {
        if (proxy.getUserInfo() == null) {
            return "";
        }
        byte[] user = proxy.getUserInfo().getBytes(StandardCharsets.UTF_8);
        return "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(user) + "\r\n";
    }

    /** Has the proxy connect through; afterwards the socket speaks with {@code target}. */
    static void tunnel(Socket socket, URI proxy, String target) throws IOException {
        String request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + authorization(proxy) + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        InputStream in = socket.getInputStream();
        ResponseHead head = ResponseHead.read(in);
        if (head.status() != 200) {
            throw new IOException("the proxy answered " + head.status());
        }
    }
}
