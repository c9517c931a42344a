package dev.workflow.kubernetes;

import com.google.gson.JsonParseException;

/** How a command ended, as the last channel tells it. */
record ExecStatus(int code, String message) {

    /** Nothing was told. */
    static final ExecStatus LOST = new ExecStatus(-1, "");

    /** As shells say that a command could not begin. */
    private static final int NOT_BEGUN = 126;

    static ExecStatus of(String text) {
        try {
            KubernetesObject status = KubernetesObject.parse(text);
            if (status.text("status").equals("Success")) {
                return new ExecStatus(0, "");
            }
            return status.parts("details", "causes").stream()
                    .filter(cause -> cause.text("reason").equals("ExitCode"))
                    .map(cause -> cause.text("message"))
                    .filter(code -> code.matches("\\d{1,9}"))
                    .map(code -> new ExecStatus(Integer.parseInt(code), ""))
                    .findFirst()
                    .orElseGet(() -> new ExecStatus(NOT_BEGUN, status.text("message")));
        } catch (JsonParseException | IllegalStateException unknown) {
            return LOST;
        }
    }
}
