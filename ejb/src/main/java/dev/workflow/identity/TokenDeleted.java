package dev.workflow.identity;

/** Fired in the transaction in which one API token of this account was deleted; all else of the account goes on. */
public record TokenDeleted(long accountId) {}
