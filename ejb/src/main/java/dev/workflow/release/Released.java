package dev.workflow.release;

import dev.workflow.app.AppRef;

/**
 * Fired inside the transaction that makes a release.
 *
 * @param sha of the release's build; empty without one
 * @param user whose release it is
 */
public record Released(AppRef app, int version, String summary, String sha, String user) {}
