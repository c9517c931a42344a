package dev.workflow.acceptance.spoiled;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Bytes to send.
 *
 * @param how in what way they are wrong
 */
record Body(String how, byte[] bytes, Map<String, String> headers) {

    private static final int SHOWN = 120;

    static Body json(String how, String text) {
        return of(how, text.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    static Body of(String how, byte[] bytes, String type) {
        return new Body(how, bytes, Map.of("Content-Type", type));
    }

    @Override
    public String toString() {
        String text = new String(bytes, 0, Math.min(bytes.length, SHOWN), StandardCharsets.UTF_8);
        return how + " (" + bytes.length + " bytes: " + text + ")";
    }
}
