package dev.workflow.app;

/** Fired inside the transaction that removes an app; observed after its commit to stop and forget what it ran. */
public record AppDestroyed(AppName app) {}
