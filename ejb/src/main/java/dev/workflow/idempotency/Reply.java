package dev.workflow.idempotency;

/** @param replayed the answer is that of an earlier call; nothing was done now */
public record Reply(Answer answer, boolean replayed) {}
