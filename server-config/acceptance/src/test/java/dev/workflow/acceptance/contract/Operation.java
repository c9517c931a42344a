package dev.workflow.acceptance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.Routes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One operation of the document.
 *
 * @param parameters those of the path and of the operation, references followed
 */
public record Operation(String method, String path, JsonNode node, List<JsonNode> parameters) {

    private static final String JSON = "application/json";

    /** Who may call it: {@code x-permission}. */
    public String permission() {
        return node.path("x-permission").asText();
    }

    /** What a restricted token must be good for: {@code x-scope}. */
    String scope() {
        return node.path("x-scope").asText();
    }

    public boolean socket() {
        return node.path("x-websocket").asBoolean();
    }

    public boolean registry() {
        return path.startsWith("/v2/{name}/");
    }

    /** Probes do not: they must not depend on a token, nor on the database that knows it. */
    boolean looksAtCredentials() {
        return path.startsWith("/v2/");
    }

    /** Whether it names something: in its path, or an app in its query. */
    public boolean names() {
        return path.contains("{") || !requiredQuery().isEmpty();
    }

    public List<String> requiredQuery() {
        return parameters.stream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .filter(parameter -> parameter.path("required").asBoolean())
                .map(parameter -> parameter.path("name").asText())
                .toList();
    }

    /** The values that the document gives as examples for parameters of the path. */
    public Map<String, String> examples() {
        Map<String, String> examples = new TreeMap<>();
        parameters.stream()
                .filter(parameter -> parameter.has("example"))
                .forEach(parameter -> examples.put(
                        parameter.path("name").asText(),
                        parameter.path("example").asText()));
        return examples;
    }

    /** What to send, as the document has it for an example; "" when it takes no body or gives none. */
    public String body() {
        return content()
                .map(content -> content.path("example"))
                .filter(example -> !example.isMissingNode())
                .map(JsonNode::toString)
                .orElse("");
    }

    /** The schema of the body; empty when it takes none or it is not JSON. */
    public Optional<JsonNode> bodySchema() {
        return Optional.of(node.at("/requestBody/content").path(JSON).path("schema"))
                .filter(schema -> !schema.isMissingNode());
    }

    /** The answer that the document has for a status. */
    public JsonNode answer(int status) {
        return node.path("responses").path(Integer.toString(status));
    }

    private Optional<JsonNode> content() {
        Stream<JsonNode> contents =
                StreamSupport.stream(node.at("/requestBody/content").spliterator(), false);
        return contents.findFirst();
    }

    /** In the form of {@link Routes}, parameters without names. */
    public String route() {
        String below = path.replaceFirst("^/v2/", "").replaceFirst("/$", "").replaceAll("\\{\\w+}", "{}");
        return (socket() ? "SOCKET" : method.toUpperCase(Locale.ROOT)) + " " + below;
    }

    @Override
    public String toString() {
        return method.toUpperCase(Locale.ROOT) + " " + path;
    }
}
