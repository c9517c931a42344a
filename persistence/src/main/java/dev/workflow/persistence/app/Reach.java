package dev.workflow.persistence.app;

import java.util.Optional;

/**
 * An app as a caller may reach it: that it exists is known to everybody who is logged in, what may be done to it is not
 * (api.md §2.3).
 *
 * @param blocked why nobody may reach it: the app or its owner is on the blocklist
 */
public record Reach(App app, boolean granted, Optional<String> blocked) {}
