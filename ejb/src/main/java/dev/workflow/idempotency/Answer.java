package dev.workflow.idempotency;

import java.util.Map;

/**
 * What a call was answered.
 *
 * @param headers those that belong to the answer, not to the connection or the moment
 * @param body empty when there was none, or when it was too long to be kept
 * @param whole false when the body was too long to be kept
 */
public record Answer(int status, Map<String, String> headers, byte[] body, boolean whole) {

    private static final int ERRORS_BEGIN = 400;

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** The call did what it was asked to do. */
    public boolean good() {
        return status < ERRORS_BEGIN;
    }
}
