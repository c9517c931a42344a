package dev.workflow.cli.client;

import dev.workflow.cli.json.Json;
import dev.workflow.cli.json.JsonText;
import dev.workflow.cli.problem.Failure;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What the controller answered. */
public record Reply(int status, Map<String, String> headers, String text) {
    /** The first header of that name, in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body; absent when it is empty. */
    public Json json() {
        try {
            return text.isBlank() ? Json.ABSENT : JsonText.parse(text);
        } catch (IOException e) {
            throw new Failure("the controller's answer is not JSON: " + e.getMessage(), e);
        }
    }
}
