package dev.workflow.web;

import dev.workflow.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.BiConsumer;

/** When it makes sense to try again, said with every answer to a problem that knows it: JSON or a page. */
public final class RetryAfter {

    private RetryAfter() {}

    /** @param header sets one, of a servlet's response or of a resource's answer */
    public static void say(Problem problem, BiConsumer<String, String> header) {
        if (problem.retryAfter() > 0) {
            header.accept(HttpHeaders.RETRY_AFTER, Integer.toString(problem.retryAfter()));
        }
    }
}
