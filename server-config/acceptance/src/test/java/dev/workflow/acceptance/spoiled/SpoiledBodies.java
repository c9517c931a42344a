package dev.workflow.acceptance.spoiled;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workflow.acceptance.contract.Description;
import dev.workflow.acceptance.contract.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The bodies to try on one operation. */
final class SpoiledBodies {

    /** Bytes that the server reads at most. */
    static final int LIMIT = 10 * 1024 * 1024;

    private static final Set<String> PLAIN = Set.of("string", "boolean", "integer", "number");

    private final Description description;
    private final Operation operation;

    SpoiledBodies(Description description, Operation operation) {
        this.description = description;
        this.operation = operation;
    }

    Stream<Body> all() {
        return Stream.of(notObjects(), oddObjects(), oddFields(), oddEncodings(), oddTypes(), large())
                .flatMap(bodies -> bodies);
    }

    private static Stream<Body> notObjects() {
        return Stream.concat(
                OddValues.all().stream().map(value -> Body.json("not an object", value)),
                Stream.of(
                                "",
                                " ",
                                "{",
                                "{}x",
                                "{}{}",
                                "{'a':1}",
                                "{\"a\":1,}",
                                "NaN",
                                "\u0000",
                                "{\"a\":\u0001}",
                                "[".repeat(50_000))
                        .map(text -> Body.json("no JSON", text)));
    }

    private Stream<Body> oddObjects() {
        String some = operation.body().isEmpty() ? "{}" : operation.body();
        String more = some.replaceFirst("}$", some.equals("{}") ? "\"x\":1}" : ",\"unknown\":{\"x\":[1]},\"\":null}");
        return Stream.concat(
                Stream.of(Body.json("unknown fields", more)),
                fields().stream()
                        .map(name -> Body.json("a field twice", "{\"" + name + "\":1,\"" + name + "\":\"x\"}")));
    }

    /** Each field by itself with each odd value, the others as in the example; and so each value of what may be a map. */
    private Stream<Body> oddFields() {
        return fields().stream().flatMap(name -> OddValues.all().stream()
                .flatMap(value -> mayBeMap(name) ? Stream.of(value, "{\"web\":" + value + "}") : Stream.of(value))
                .map(value -> Body.json("odd " + name, with(name, value))));
    }

    /** A field of one plain type is refused a map whatever is in it, and some maps are among the odd values. */
    private boolean mayBeMap(String field) {
        JsonNode type = description.resolved(schema().path("properties").path(field));
        return !PLAIN.contains(type.path("type").asText());
    }

    private Stream<Body> oddEncodings() {
        String text = "{\"a\":\"\u00e9\"}";
        return Stream.of(
                Body.of("Latin-1", text.getBytes(ISO_8859_1), "application/json"),
                Body.of("Latin-1, declared", text.getBytes(ISO_8859_1), "application/json; charset=iso-8859-1"),
                Body.of("UTF-16", text.getBytes(UTF_16), "application/json"),
                Body.of("UTF-16, declared", text.getBytes(UTF_16), "application/json; charset=utf-16"),
                Body.of("unknown charset", text.getBytes(UTF_8), "application/json; charset=nonsense"),
                Body.of("byte order mark", ("\ufeff" + text).getBytes(UTF_8), "application/json"),
                Body.of("overlong UTF-8", new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}, "application/json"),
                zipped("no gzip", text.getBytes(UTF_8)),
                zipped("half a gzip", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0}));
    }

    private static Body zipped(String how, byte[] bytes) {
        return new Body(how, bytes, Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"));
    }

    private static Stream<Body> oddTypes() {
        byte[] some = "a=1&b=%zz&%00=%00&&=&c".getBytes(UTF_8);
        return Stream.of(
                        "application/x-www-form-urlencoded",
                        "multipart/form-data",
                        "multipart/form-data; boundary=x",
                        "text/xml",
                        "text/plain",
                        "application/octet-stream",
                        "nonsense",
                        "*/*",
                        "application/json; charset=\"")
                .map(type -> Body.of("type " + type, some, type));
    }

    private Stream<Body> large() {
        String first = fields().stream().findFirst().orElse("a");
        return Stream.of(
                Body.json("as large as may be", "{\"" + first + "\":\"" + "a".repeat(LIMIT - 100) + "\"}"),
                Body.json("too large", "{\"" + first + "\":\"" + "a".repeat(LIMIT + 100) + "\"}"),
                Body.json("many fields", "{" + manyFields() + "\"" + first + "\":0}"));
    }

    private static String manyFields() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            fields.append("\"f").append(i).append("\":").append(i).append(',');
        }
        return fields.toString();
    }

    private String with(String name, String value) {
        ObjectMapper json = new ObjectMapper();
        ObjectNode object = json.createObjectNode();
        try {
            JsonNode example = operation.body().isEmpty() ? object : json.readTree(operation.body());
            if (example instanceof ObjectNode known) {
                object = known;
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        // The value goes in as text: no library would write most of them.
        object.put(name, "@@");
        return object.toString().replace("\"@@\"", value);
    }

    private JsonNode schema() {
        return description.resolved(operation.bodySchema().orElseThrow());
    }

    private Set<String> fields() {
        Set<String> names = new TreeSet<>();
        schema().path("properties").fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? new TreeSet<>(List.of("web")) : names;
    }
}
