package dev.workflow.web;

import dev.workflow.problem.Problem;
import dev.workflow.problem.Problem.Body;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A problem as text: in the contract's shape (api.md §1.3), or as RFC 9457 for a client that asks for it. */
public final class ProblemText {

    public static final String RFC_9457 = "application/problem+json";

    /** Not with a weight of zero, which says "not this". */
    private static final Pattern ASKED = Pattern.compile(
            "(?i)(?:^|[,\\s])application/problem\\+json\\s*(?:;(?!\\s*q=0(?:\\.0*)?\\s*(?:,|;|$))|,|$)");

    /** Codes may name a field as the client sent it. */
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");

    private ProblemText() {}

    /** Empty text for an empty body. */
    public static String contract(Problem problem) {
        Body body = problem.body();
        if (body instanceof Body.Detail detail) {
            return Json.createObjectBuilder()
                    .add("detail", detail.text())
                    .build()
                    .toString();
        }
        if (body instanceof Body.Fields fields) {
            return Json.createObjectBuilder(fields(fields.errors())).build().toString();
        }
        if (body instanceof Body.Text text) {
            return Json.createValue(text.text()).toString();
        }
        if (body instanceof Body.Texts texts) {
            return Json.createArrayBuilder(texts.texts()).build().toString();
        }
        return "";
    }

    /** Whether a client with this Accept header asks for it by name; the header may be absent. */
    public static boolean wantsRfc9457(String accept) {
        return accept != null && ASKED.matcher(accept).find();
    }

    /**
     * The code is stable and names the kind of problem, as the type does in form of a URI. The instance is the request,
     * whose id the server's log has too.
     */
    public static String rfc9457(Problem problem, String requestId) {
        String code = code(problem);
        JsonObjectBuilder text = Json.createObjectBuilder()
                .add("type", "urn:workflow:problem:" + code)
                .add("title", title(problem.code()))
                .add("status", problem.status())
                .add("detail", detail(problem))
                .add("instance", "urn:workflow:request:" + requestId)
                .add("code", code);
        if (!problem.hint().isEmpty()) {
            text.add("hint", problem.hint());
        }
        if (problem.body() instanceof Body.Fields fields) {
            text.add("errors", Json.createObjectBuilder(fields(fields.errors())));
        }
        return text.add("request_id", requestId).build().toString();
    }

    /** The code without anything that has a meaning in a URI, a log or a terminal. */
    static String code(Problem problem) {
        return UNSAFE.matcher(problem.code()).replaceAll("_");
    }

    private static String detail(Problem problem) {
        return problem.body() instanceof Body.Fields fields
                ? fields.errors().entrySet().stream()
                        .map(field -> field.getKey() + ": " + String.join(" ", field.getValue()))
                        .sorted()
                        .collect(Collectors.joining(" "))
                : String.valueOf(problem.getMessage());
    }

    private static String title(String code) {
        String words = code.replace('-', ' ').strip();
        return words.isEmpty() ? "Error" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Map<String, Object> fields(Map<String, List<String>> errors) {
        return Map.copyOf(errors);
    }
}
