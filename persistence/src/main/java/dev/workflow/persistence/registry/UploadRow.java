package dev.workflow.persistence.registry;

import java.util.UUID;

/** A push in progress that has {@code size} bytes so far. */
public record UploadRow(UUID id, String repository, long size) {}
