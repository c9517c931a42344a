package dev.workflow.imagebuilder;

import dev.workflow.image.ImageReference;
import java.util.Map;

/**
 * What a build gives the release.
 *
 * @param image pinned by digest
 * @param stack buildpack or container
 * @param procfile process type to command line, as in the source or as the buildpacks found
 * @param dryccfile drycc.yaml as a map; empty when there is none
 * @param dockerfile its text for stack container, else empty
 */
public record BuiltImage(
        ImageReference image,
        String stack,
        Map<String, String> procfile,
        Map<String, Object> dryccfile,
        String dockerfile) {}
