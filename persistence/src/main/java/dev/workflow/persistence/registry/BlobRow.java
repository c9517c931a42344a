package dev.workflow.persistence.registry;

/** Content that the registry holds: {@code size} bytes under the object key. */
public record BlobRow(String digest, long size, String objectKey) {}
