package dev.workflow.persistence.app;

/**
 * An app as a caller may reach it: that it exists is known to everybody who is logged in, what may be done to it is not
 * (api.md §2.3).
 */
public record Reach(App app, boolean granted) {}
