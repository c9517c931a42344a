package dev.workflow.identity;

/** Fired in the transaction in which something that was granted to a client in the name of this account ends. */
public record GrantsEnded(long accountId) {}
