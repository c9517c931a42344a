package dev.workflow.identity;

import dev.workflow.persistence.identity.Caller;
import java.time.Instant;

/**
 * A JSON web token that was found good.
 *
 * @param caller whose it is, with the rights it carries
 * @param credential what to call it in the audit log; never the token itself
 * @param expires when it ends
 */
public record VerifiedToken(Caller caller, String credential, Instant expires) {}
