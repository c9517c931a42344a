package dev.workflow.network.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Whether what is there has all that is wanted, whatever the server and other owners added to it. */
final class Cover {

    /** Lists whose entries have owners of their own; each is known by its name. */
    private static final Set<String> NAMED = Set.of("listeners", "ports");

    private Cover() {}

    static boolean covers(JsonObject wanted, JsonObject actual) {
        return wanted.entrySet().stream().allMatch(entry -> Optional.ofNullable(actual.get(entry.getKey()))
                .map(there -> covers(entry.getKey(), entry.getValue(), there))
                .orElse(isEmpty(entry.getValue())));
    }

    /** The API leaves out what is empty. */
    private static boolean isEmpty(JsonElement wanted) {
        return wanted.isJsonObject() && wanted.getAsJsonObject().isEmpty()
                || wanted.isJsonArray() && wanted.getAsJsonArray().isEmpty();
    }

    private static boolean covers(String name, JsonElement wanted, JsonElement actual) {
        if (wanted.isJsonObject()) {
            return actual.isJsonObject() && covers(wanted.getAsJsonObject(), actual.getAsJsonObject());
        }
        if (wanted.isJsonArray()) {
            return actual.isJsonArray() && covers(name, wanted.getAsJsonArray(), actual.getAsJsonArray());
        }
        return wanted.isJsonPrimitive() && actual.isJsonPrimitive() && same(wanted, actual);
    }

    private static boolean covers(String name, JsonArray wanted, JsonArray actual) {
        if (NAMED.contains(name)) {
            return StreamSupport.stream(wanted.spliterator(), false)
                    .allMatch(one -> StreamSupport.stream(actual.spliterator(), false)
                            .anyMatch(other -> covers(name, one, other)));
        }
        return wanted.size() == actual.size()
                && IntStream.range(0, wanted.size()).allMatch(i -> covers(name, wanted.get(i), actual.get(i)));
    }

    private static boolean same(JsonElement wanted, JsonElement actual) {
        JsonPrimitive one = wanted.getAsJsonPrimitive();
        JsonPrimitive other = actual.getAsJsonPrimitive();
        return one.isNumber() && other.isNumber()
                ? one.getAsBigDecimal().compareTo(other.getAsBigDecimal()) == 0
                : one.equals(other);
    }
}
