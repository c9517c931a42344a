/** Talking to an external issuer: what it says of itself, its keys, and whether a token is one of its own. */
package dev.workflow.sso.issuer;
