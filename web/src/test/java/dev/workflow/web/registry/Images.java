package dev.workflow.web.registry;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Manifests for tests. */
final class Images {

    static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private static final Pattern TYPE = Pattern.compile("^\\{\"schemaVersion\":2,\"mediaType\":\"([^\"]+)\"");

    private Images() {}

    static String manifest(String config, String... layers) {
        return extended("", config, layers);
    }

    /** @param extra members in front of the usual ones, each with a comma behind it */
    static String extended(String extra, String config, String... layers) {
        return "{\"schemaVersion\":2,\"mediaType\":\"" + RegistryClient.OCI + "\"," + extra + "\"config\":"
                + descriptor("application/vnd.oci.image.config.v1+json", config) + ",\"layers\":["
                + Arrays.stream(layers)
                        .map(layer -> descriptor("application/vnd.oci.image.layer.v1.tar", layer))
                        .collect(Collectors.joining(","))
                + "]}";
    }

    static String index(String... manifests) {
        return "{\"schemaVersion\":2,\"mediaType\":\"" + INDEX + "\",\"manifests\":["
                + Arrays.stream(manifests)
                        .map(manifest -> descriptor(RegistryClient.OCI, manifest))
                        .collect(Collectors.joining(","))
                + "]}";
    }

    static String descriptor(String type, String digest) {
        return "{\"mediaType\":\"" + type + "\",\"digest\":\"" + digest + "\",\"size\":1}";
    }

    static String typeOf(String manifest) {
        Matcher matcher = TYPE.matcher(manifest);
        return matcher.find() ? matcher.group(1) : RegistryClient.OCI;
    }
}
