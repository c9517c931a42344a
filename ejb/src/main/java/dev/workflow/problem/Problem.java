package dev.workflow.problem;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.Map;

/**
 * A refusal or failure that a person reads. Carries the HTTP status, a stable machine code, the body in the shape the
 * contract gives it (api.md §1.3), and a hint that says what to do next. Rolls the transaction back; the EJB container
 * passes it on unwrapped.
 */
@ApplicationException(rollback = true)
public class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Body body;
    private final String hint;
    private final int retryAfter;
    private final String reason;

    /** The shapes that the contract's clients parse. */
    public sealed interface Body {
        /** {@code {"detail": "text"}}. */
        record Detail(String text) implements Body {}

        /** {@code {"field": ["text", …]}}. */
        record Fields(Map<String, List<String>> errors) implements Body {}

        /** A bare JSON string. */
        record Text(String text) implements Body {}

        /** A JSON array of strings. */
        record Texts(List<String> texts) implements Body {}

        /** No body at all. */
        record Empty() implements Body {}
    }

    public Problem(int status, String code, Body body, String hint, Throwable cause) {
        this(status, code, body, hint, cause, 0, code);
    }

    private Problem(int status, String code, Body body, String hint, Throwable cause, int retryAfter, String reason) {
        super(describe(body), cause);
        this.status = status;
        this.code = code;
        this.body = body;
        this.hint = hint;
        this.retryAfter = retryAfter;
        this.reason = reason;
    }

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, new Body.Detail(detail), "", null);
    }

    public static Problem badRequest(String code, String detail) {
        return of(400, code, detail);
    }

    public static Problem field(String field, String message) {
        return new Problem(400, "invalid-" + field, new Body.Fields(Map.of(field, List.of(message))), "", null);
    }

    /** For what the contract answers with a bare array of texts (api.md §1.3). */
    public static Problem texts(String code, String text) {
        return new Problem(400, code, new Body.Texts(List.of(text)), "", null);
    }

    public static Problem conflict(String code, String detail) {
        return of(409, code, detail);
    }

    public static Problem unprocessable(String code, String detail) {
        return of(422, code, detail);
    }

    public static Problem forbidden() {
        return of(403, "forbidden", "You do not have permission to perform this action.");
    }

    /** @param model the model class name the contract puts into the text: App, Build, Release, Key, … */
    public static Problem notFound(String model) {
        return new Problem(404, "not-found", new Body.Text("No " + model + " matches the given query."), "", null);
    }

    public Problem withHint(String text) {
        return new Problem(status, code, body, text, getCause(), retryAfter, reason);
    }

    /** @param why a code for administrators, who find it in the audit log; the caller is not told */
    public Problem withReason(String why) {
        return new Problem(status, code, body, hint, getCause(), retryAfter, why);
    }

    /** Sent as {@code Retry-After}. @param seconds 1 or more */
    public Problem withRetryAfter(int seconds) {
        return new Problem(status, code, body, hint, getCause(), seconds, reason);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** For administrators; the code unless there is more to say. */
    public String reason() {
        return reason;
    }

    public Body body() {
        return body;
    }

    /** What the user can do next; empty when the text says it all. */
    public String hint() {
        return hint;
    }

    /** When it makes sense to try again, in seconds from now; 0 when that is not known. */
    public int retryAfter() {
        return retryAfter;
    }

    private static String describe(Body body) {
        if (body instanceof Body.Detail detail) {
            return detail.text();
        }
        if (body instanceof Body.Text text) {
            return text.text();
        }
        if (body instanceof Body.Texts texts) {
            return String.join(", ", texts.texts());
        }
        if (body instanceof Body.Fields fields) {
            return fields.errors().toString();
        }
        return "";
    }
}
