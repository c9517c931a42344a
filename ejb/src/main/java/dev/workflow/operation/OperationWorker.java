package dev.workflow.operation;

import java.util.UUID;

/**
 * Does the work of an operation. Called by the message-driven beans with no transaction; claims the operation first, so
 * that a second delivery of the same message does nothing. Returns normally when there is nothing left to do, whatever
 * the operation's outcome; throws only when the message should be delivered again (the database cannot be reached).
 */
public interface OperationWorker {
    void work(UUID operation);
}
