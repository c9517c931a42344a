package dev.workflow.app;

/** Fired inside a transaction that changed an app's host names or routing; observed after its commit by the router. */
public record AppRouted(AppName app) {}
