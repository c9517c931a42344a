package dev.workflow.idempotency;

import dev.workflow.problem.Problem;
import java.util.regex.Pattern;

/** What a client calls one call and its repetitions: 1 to 255 visible ASCII characters. Keys of accounts do not meet. */
public record IdempotencyKey(long account, String value) {

    private static final Pattern SHAPE = Pattern.compile("[!-~]{1,255}");

    /** @throws Problem 400 for a key that is none */
    public IdempotencyKey {
        if (!SHAPE.matcher(value).matches()) {
            throw Problem.badRequest("bad-idempotency-key", "The Idempotency-Key is not acceptable.")
                    .withHint("Use 1 to 255 visible ASCII characters, for example a new UUID for each call.");
        }
    }
}
