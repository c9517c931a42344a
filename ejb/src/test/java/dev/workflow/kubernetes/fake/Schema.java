package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.annotations.SerializedName;
import dev.workflow.kubernetes.Resource;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** Which fields a kind has and of what type, as the client library's classes say. */
final class Schema {

    private static final String MODELS = "io.kubernetes.client.openapi.models.";
    private static final Map<Class<?>, Map<String, Type>> FIELDS = new ConcurrentHashMap<>();

    /** What to do about a field that is not as it should be. */
    interface Complaint {
        /** @param path as {@code .spec.containers[name="web"].foo} */
        void about(String path, Wrong wrong, String detail);
    }

    enum Wrong {
        UNKNOWN,
        TYPE
    }

    private final Type root;

    private Schema(Type root) {
        this.root = root;
    }

    /** Empty for kinds that the library has no class for. */
    static Optional<Schema> of(Resource resource) {
        String version = resource.version().substring(0, 1).toUpperCase(Locale.ROOT)
                + resource.version().substring(1);
        String name = resource.equals(Kinds.CORE_EVENT)
                ? "CoreV1Event"
                : resource.equals(Resource.EVENT) ? "EventsV1Event" : version + resource.kind();
        try {
            return Optional.of(new Schema(Class.forName(MODELS + name)));
        } catch (ClassNotFoundException unknown) {
            return Optional.empty();
        }
    }

    /**
     * Makes an object what the server would store: fields that it does not know and empty ones are left out, quantities
     * are written in one way.
     */
    void settle(JsonObject object, Complaint complaint) {
        new Walk(complaint).struct(object, (Class<?>) root, "");
    }

    /** The fields by their names in JSON. */
    private static Map<String, Type> fields(Class<?> type) {
        return FIELDS.computeIfAbsent(type, fresh -> {
            Map<String, Type> fields = new LinkedHashMap<>();
            for (Field field : fresh.getDeclaredFields()) {
                SerializedName name = field.getAnnotation(SerializedName.class);
                if (name != null) {
                    fields.put(name.value(), field.getGenericType());
                }
            }
            return fields;
        });
    }

    private record Walk(Complaint complaint) {

        void struct(JsonObject object, Class<?> type, String path) {
            Map<String, Type> fields = fields(type);
            for (String name : object.keySet().toArray(String[]::new)) {
                JsonElement value = object.get(name);
                Type of = fields.get(name);
                if (of == null) {
                    complaint.about(path + "." + name, Wrong.UNKNOWN, "");
                    object.remove(name);
                } else if (Emptiness.dropped(name, value, of)) {
                    object.remove(name);
                } else {
                    value(value, of, path + "." + name, (ignored, changed) -> object.add(name, changed));
                }
            }
        }

        private void value(JsonElement value, Type type, String path, BiConsumer<String, JsonElement> change) {
            if (type instanceof ParameterizedType generic) {
                many(value, generic, path);
            } else if (type == Quantity.class) {
                quantity(value, path, change);
            } else if (type == IntOrString.class || type == Object.class) {
                return;
            } else if (Scalars.is(type)) {
                Scalars.mismatch(value, type).ifPresent(detail -> complaint.about(path, Wrong.TYPE, detail));
            } else if (!value.isJsonObject()) {
                complaint.about(path, Wrong.TYPE, "expected map, got " + Scalars.name(value));
            } else {
                struct(value.getAsJsonObject(), (Class<?>) type, path);
            }
        }

        private void many(JsonElement value, ParameterizedType generic, String path) {
            boolean map = generic.getRawType() == Map.class;
            if (map != value.isJsonObject() || !map && !value.isJsonArray()) {
                complaint.about(
                        path, Wrong.TYPE, "expected " + (map ? "map" : "list") + ", got " + Scalars.name(value));
            } else if (map) {
                JsonObject object = value.getAsJsonObject();
                for (String name : object.keySet().toArray(String[]::new)) {
                    value(
                            object.get(name),
                            generic.getActualTypeArguments()[1],
                            path + "." + name,
                            (ignored, changed) -> object.add(name, changed));
                }
            } else {
                JsonArray array = value.getAsJsonArray();
                for (int i = 0; i < array.size(); i++) {
                    int at = i;
                    value(
                            array.get(i),
                            generic.getActualTypeArguments()[0],
                            path + "[" + i + "]",
                            (ignored, changed) -> array.set(at, changed));
                }
            }
        }

        private void quantity(JsonElement value, String path, BiConsumer<String, JsonElement> change) {
            if (!value.isJsonPrimitive()) {
                complaint.about(path, Wrong.TYPE, "quantities must match the regular expression");
                return;
            }
            try {
                change.accept(path, new JsonPrimitive(new Quantity(value.getAsString()).toSuffixedString()));
            } catch (RuntimeException noQuantity) {
                complaint.about(
                        path,
                        Wrong.TYPE,
                        "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
            }
        }
    }
}
