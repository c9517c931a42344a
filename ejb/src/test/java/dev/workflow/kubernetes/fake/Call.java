package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One request. */
record Call(
        String method, String path, Map<String, String> query, String type, String accept, String agent, String body) {

    /** @param upgrade whether the connection is to become something else, and has no body */
    static Call of(HttpServerExchange exchange, boolean upgrade) throws IOException {
        Map<String, String> query = new HashMap<>();
        for (Map.Entry<String, Deque<String>> entry :
                exchange.getQueryParameters().entrySet()) {
            query.put(entry.getKey(), entry.getValue().getFirst());
        }
        String type = header(exchange, Headers.CONTENT_TYPE_STRING);
        return new Call(
                exchange.getRequestMethod().toString(),
                exchange.getRequestPath(),
                query,
                type.split(";")[0].trim(),
                header(exchange, Headers.ACCEPT_STRING),
                header(exchange, Headers.USER_AGENT_STRING),
                upgrade ? "" : new String(exchange.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static String header(HttpServerExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    String query(String name) {
        return query.getOrDefault(name, "");
    }

    boolean flag(String name) {
        return "true".equals(query(name)) || "1".equals(query(name));
    }

    /** Who writes: what the client says, else the first word of what it calls itself. */
    String manager() {
        String said = query("fieldManager");
        return said.isEmpty() ? agent.split("/")[0] : said;
    }

    /** @throws Refusal 400 when it is not JSON, or YAML where that is allowed */
    JsonObject object(String kind) {
        try {
            JsonElement element =
                    JsonParser.parseString(type.endsWith("yaml") && !body.startsWith("{") ? yaml() : body);
            if (element.isJsonObject()) {
                return element.getAsJsonObject();
            }
        } catch (JsonParseException | org.yaml.snakeyaml.error.YAMLException notJson) {
            // told below
        }
        throw Refusal.badRequest("the object provided is unrecognized (must be of type " + kind
                + "): couldn't get version/kind; json parse error: unexpected end of JSON input");
    }

    private String yaml() {
        Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(body);
        return Tree.GSON.toJson(read);
    }

    JsonArray array() {
        try {
            return JsonParser.parseString(body).getAsJsonArray();
        } catch (JsonParseException | IllegalStateException notJson) {
            throw Refusal.badRequest("error decoding patch: " + body);
        }
    }
}
