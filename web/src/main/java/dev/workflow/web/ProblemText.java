package dev.workflow.web;

import dev.workflow.problem.Problem;
import dev.workflow.problem.Problem.Body;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;

/** A problem as text: in the contract's shape (api.md §1.3), or as RFC 9457 for a client that asks for it. */
public final class ProblemText {

    public static final String RFC_9457 = "application/problem+json";

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

    public static String rfc9457(Problem problem, String requestId) {
        JsonObjectBuilder text = Json.createObjectBuilder()
                .add("type", "urn:workflow:problem:" + problem.code())
                .add("title", problem.code().replace('-', ' '))
                .add("status", problem.status())
                .add("detail", problem.getMessage())
                .add("code", problem.code());
        if (!problem.hint().isEmpty()) {
            text.add("hint", problem.hint());
        }
        if (problem.body() instanceof Body.Fields fields) {
            text.add("errors", Json.createObjectBuilder(fields(fields.errors())));
        }
        return text.add("request_id", requestId).build().toString();
    }

    private static Map<String, Object> fields(Map<String, List<String>> errors) {
        return Map.copyOf(errors);
    }
}
