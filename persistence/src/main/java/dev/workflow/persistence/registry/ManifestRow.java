package dev.workflow.persistence.registry;

/**
 * A manifest as it was pushed.
 *
 * @param subject digest of the manifest it is about, empty for none
 * @param annotations a JSON object
 */
public record ManifestRow(
        String digest, String mediaType, byte[] content, String subject, String artifactType, String annotations) {}
