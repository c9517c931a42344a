package dev.workflow.sso.login;

import dev.workflow.persistence.identity.Caller;

/**
 * Somebody came back from an issuer.
 *
 * @param caller who they are here
 * @param linked whether they were logged in and wanted their account to be linked
 * @param next where they wanted to go
 * @param secondFactor whether they used a second factor there that counts here
 */
public record Arrival(Caller caller, boolean linked, String next, boolean secondFactor) {}
