package dev.workflow.imagebuilder.oci;

import dev.workflow.imagebuilder.BuildRequest;
import java.util.Map;
import java.util.TreeMap;

/** The standard annotations of an image; all follow from the source, so that equal sources make equal images. */
public final class ImageAnnotations {

    private ImageAnnotations() {}

    public static Map<String, String> of(BuildRequest request) {
        Map<String, String> annotations = new TreeMap<>();
        annotations.put("org.opencontainers.image.created", LayerTar.TIME.toString());
        annotations.put("org.opencontainers.image.revision", request.sha());
        annotations.put("org.opencontainers.image.title", request.app().value());
        annotations.put("org.opencontainers.image.version", "git-" + request.shortSha());
        return annotations;
    }
}
