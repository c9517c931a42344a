package dev.workflow.sso;

/** Fired in the transaction that changes what is known of issuers. */
public record IssuersChanged() {}
