package dev.workflow.persistence.registry;

/** A part of an upload, from byte {@code start} on; digest and object key are those of the part alone. */
public record ChunkRow(long start, long size, String digest, String objectKey) {}
