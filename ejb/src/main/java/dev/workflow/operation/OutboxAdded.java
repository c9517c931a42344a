package dev.workflow.operation;

/** Fired inside the transaction that adds an outbox row; observed after its commit to wake the relay. */
public record OutboxAdded(String queue) {}
