package dev.workflow.cli.auth;

import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import java.time.Duration;

/**
 * What the controller answers who wants to log in from another device (RFC 8628 §3.2).
 *
 * @param secret what this program asks with
 * @param userCode what the user enters
 * @param address where they enter it
 * @param wholeAddress the same with the code in it; may be empty
 * @param life how long both are good
 * @param interval between two questions, at least
 */
record DeviceCode(
        String secret, String userCode, String address, String wholeAddress, Duration life, Duration interval) {
    private static final long INTERVAL = 5;

    /** @throws Failure when a part is missing */
    static DeviceCode of(Json reply) {
        DeviceCode code = new DeviceCode(
                reply.text("device_code"),
                printable(reply.text("user_code")),
                printable(reply.text("verification_uri")),
                printable(reply.text("verification_uri_complete")),
                Duration.ofSeconds(reply.number("expires_in")),
                Duration.ofSeconds(reply.at("interval").isAbsent() ? INTERVAL : Math.max(1, reply.number("interval"))));
        if (code.secret.isEmpty() || code.userCode.isEmpty() || code.address.isEmpty()) {
            throw new Failure("the controller's answer holds no code");
        }
        return code;
    }

    /** Nothing that a terminal would take for a command. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "");
    }
}
