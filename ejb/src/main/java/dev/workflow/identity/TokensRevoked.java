package dev.workflow.identity;

/** Fired in the transaction after which tokens of this account may no longer be valid, or its rights have changed. */
public record TokensRevoked(long accountId) {}
