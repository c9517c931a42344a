package dev.workflow.cli.settings;

import java.net.URI;
import java.util.Locale;

/** The controller's address as users write it, and the names that follow from it. */
public final class ControllerUrl {
    private ControllerUrl() {}

    /**
     * The URL with a scheme (http when none is given) and without trailing slashes.
     *
     * @throws IllegalArgumentException when that is no http or https URL
     */
    public static URI parse(String text) {
        String withScheme = text.contains("://") ? text : "http://" + text;
        String bare = withScheme.replaceAll("/+$", "");
        URI url = URI.create(bare);
        boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null) {
            throw new IllegalArgumentException("'" + text + "' is not the address of a controller");
        }
        return url;
    }

    /** Names that always mean this machine (RFC 6761 §6.3), whatever the resolver says. */
    public static boolean isLocalName(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.endsWith(".localhost");
    }

    /** The SSH host of git: {@code -builder} on the first label; an address or a lone localhost stays as it is. */
    public static String builderHost(URI controller) {
        String host = controller.getHost();
        if (host.equals("localhost") || isAddress(host)) {
            return host;
        }
        int dot = host.indexOf('.');
        return dot < 0 ? host + "-builder" : host.substring(0, dot) + "-builder" + host.substring(dot);
    }

    /** The controller's host with the first label replaced, and its port when the URL has one. */
    public static String sibling(URI controller, String label) {
        String host = controller.getHost();
        int dot = isAddress(host) ? -1 : host.indexOf('.');
        return label + (dot < 0 ? "." + host : host.substring(dot)) + port(controller);
    }

    private static boolean isAddress(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+");
    }

    /** {@code :port} when the URL names one, else nothing. */
    public static String port(URI controller) {
        return controller.getPort() < 0 ? "" : ":" + controller.getPort();
    }
}
