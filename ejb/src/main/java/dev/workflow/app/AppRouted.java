package dev.workflow.app;

/** Fired inside a transaction that changed how an app is reached; observed after its commit by whoever leads there. */
public record AppRouted(AppName app) {}
