package dev.workflow.messaging;

/** Thrown by a handler that is not up yet (the application is still starting): tried again, not counted as an attempt. */
final class HandlerNotReady extends RuntimeException {
    HandlerNotReady(Throwable cause) {
        super("not ready", cause);
    }
}
