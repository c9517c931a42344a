package dev.workflow.config;

import dev.workflow.app.AppName;
import java.time.Instant;
import java.util.UUID;

/** A configuration as its owner sees it. */
public record ConfigView(
        UUID uuid, AppName app, String owner, ConfigDocument document, Instant created, Instant updated) {}
