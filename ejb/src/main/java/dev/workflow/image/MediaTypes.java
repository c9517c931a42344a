package dev.workflow.image;

import java.util.Set;

/** The kinds of manifest that registries and clients exchange today. */
public final class MediaTypes {

    public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    public static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    public static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";

    /** Manifests of one image. */
    public static final Set<String> MANIFESTS = Set.of(OCI_MANIFEST, DOCKER_MANIFEST);
    /** Manifests that list the manifests of several platforms. */
    public static final Set<String> INDEXES = Set.of(OCI_INDEX, DOCKER_LIST);

    /** A bigger manifest is refused, as the OCI distribution specification advises. */
    public static final int LARGEST_MANIFEST = 4 << 20;

    private MediaTypes() {}

    /** The type without parameters such as a character set; empty for null. */
    public static String plain(String contentType) {
        if (contentType == null) {
            return "";
        }
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters)).strip();
    }
}
