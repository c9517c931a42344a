package dev.workflow.registry;

import java.util.UUID;

/** A push of a blob that is going on; {@code size} bytes have arrived. */
public record Upload(UUID id, long size) {}
