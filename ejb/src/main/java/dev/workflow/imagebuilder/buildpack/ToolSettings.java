package dev.workflow.imagebuilder.buildpack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What builds get of this machine so that its tools are found and reach their registries: nothing else of the server's
 * surroundings.
 *
 * @param environment variables for every build step
 * @param bindings service bindings: kind (maven, npmrc) to a file that is copied into each build, read-only
 */
public record ToolSettings(Map<String, String> environment, Map<String, Path> bindings) {

    /** Where tools look for proxies, mirrors and certificates. */
    private static final Set<String> PASSED = Set.of(
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "NODE_EXTRA_CA_CERTS",
            "NPM_CONFIG_REGISTRY",
            "PIP_INDEX_URL",
            "PIP_FIND_LINKS",
            "PIP_CERT",
            "GOPROXY",
            "GONOSUMDB",
            "GOSUMDB");

    private static final List<String> STANDARD_PATH =
            List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

    public ToolSettings {
        environment = Map.copyOf(environment);
        bindings = Map.copyOf(bindings);
    }

    /**
     * The settings of the user the server runs as.
     *
     * @param server the server's own environment
     * @param home the server's home folder, for Maven's and npm's user settings
     */
    public static ToolSettings of(Map<String, String> server, Path home) {
        Map<String, String> environment = new TreeMap<>(server);
        environment.keySet().retainAll(PASSED);
        environment.put("PATH", path(server.getOrDefault("PATH", "")));
        Map<String, Path> bindings = new TreeMap<>();
        bindings.put("maven", home.resolve(".m2/settings.xml"));
        bindings.put("npmrc", home.resolve(".npmrc"));
        bindings.values().removeIf(file -> !Files.isReadable(file));
        return new ToolSettings(environment, bindings);
    }

    public String path() {
        return environment.getOrDefault("PATH", String.join(":", STANDARD_PATH));
    }

    /** System folders of the server's PATH first, in its order: home folders are not there inside a sandbox. */
    private static String path(String server) {
        List<String> folders = new ArrayList<>(Arrays.asList(server.split(":")));
        folders.removeIf(folder -> !folder.matches("/(?:usr|opt|bin|sbin)(?:/.*)?"));
        folders.addAll(STANDARD_PATH);
        String java = System.getProperty("java.home") + "/bin";
        folders.add(java);
        return folders.stream().distinct().collect(Collectors.joining(":"));
    }
}
