package dev.workflow.identity;

/** Fired in the transaction in which all that proves somebody to be this account ends, or its rights change. */
public record TokensRevoked(long accountId) {}
