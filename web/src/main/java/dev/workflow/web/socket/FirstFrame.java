package dev.workflow.web.socket;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;

/** What a client asks for in the first text frame of a socket. What does not fit is taken for absent. */
record FirstFrame(JsonObject fields) {

    static FirstFrame parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return new FirstFrame(reader.readObject());
        } catch (JsonException | IllegalStateException notAnObject) {
            return new FirstFrame(JsonValue.EMPTY_JSON_OBJECT);
        }
    }

    int number(String name, int absent) {
        return fields.get(name) instanceof JsonNumber number ? number.intValue() : absent;
    }

    boolean flag(String name) {
        return JsonValue.TRUE.equals(fields.get(name));
    }

    /** A list of words, or one word as a string. */
    List<String> words(String name) {
        JsonValue value = fields.get(name);
        if (value instanceof JsonString one) {
            return List.of(one.getString());
        }
        return value == null || value.getValueType() != JsonValue.ValueType.ARRAY
                ? List.of()
                : value.asJsonArray().stream()
                        .map(word -> word instanceof JsonString string ? string.getString() : word.toString())
                        .toList();
    }
}
