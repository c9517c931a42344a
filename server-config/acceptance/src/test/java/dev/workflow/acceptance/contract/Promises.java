package dev.workflow.acceptance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.workflow.acceptance.client.Answer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Compares answers with what the document promises: the status, and the schema of the body. */
public final class Promises {

    private static final String JSON = "application/json";

    private final Description description;
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final Map<JsonNode, JsonSchema> known = new ConcurrentHashMap<>();

    public Promises(Description description) {
        this.description = description;
    }

    /** What is not as promised; "" when all is. */
    public String broken(Operation operation, Answer answer) {
        JsonNode promised = description.resolved(operation.answer(answer.status()));
        if (promised.isMissingNode()) {
            return answer.request() + ": " + answer.status() + " is not in the document: " + answer.body();
        }
        JsonNode schema = promised.path("content").path(JSON).path("schema");
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (schema.isMissingNode() || answer.body().isEmpty() || !type.startsWith(JSON)) {
            return unexpectedBody(promised, answer);
        }
        Set<ValidationMessage> faults =
                known.computeIfAbsent(schema, this::compile).validate(answer.json());
        return faults.isEmpty()
                ? ""
                : answer.request() + " " + answer.status() + ": " + faults + " in " + answer.body();
    }

    private static String unexpectedBody(JsonNode promised, Answer answer) {
        boolean broken = !promised.has("content") && !answer.body().isEmpty();
        return broken ? answer.request() + " " + answer.status() + " has a body: " + answer.body() : "";
    }

    /** References lead from the root, so the components come along. */
    private JsonSchema compile(JsonNode schema) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.set("components", description.components());
        root.putArray("allOf").add(schema);
        return schemas.getSchema(root, config);
    }
}
