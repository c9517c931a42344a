package dev.workflow.web;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a record's components in the order they are declared, which JSON-B itself does not promise. */
final class ViewWriter implements JsonbSerializer<Record> {

    private record Field(String name, Method reader) {}

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> view) {
            List<Field> fields = new ArrayList<>();
            for (RecordComponent component : view.getRecordComponents()) {
                Method reader = component.getAccessor();
                reader.setAccessible(true);
                fields.add(new Field(wireName(component), reader));
            }
            return List.copyOf(fields);
        }
    };

    @Override
    public void serialize(Record view, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        for (Field field : FIELDS.get(view.getClass())) {
            Object value = read(field.reader(), view);
            if (value == null) {
                out.writeNull(field.name());
            } else {
                context.serialize(field.name(), value, out);
            }
        }
        out.writeEnd();
    }

    /** {@code typedValues} becomes {@code typed_values}. */
    private static String wireName(RecordComponent component) {
        JsonbProperty given = component.getAccessor().getAnnotation(JsonbProperty.class);
        return given != null
                ? given.value()
                : component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static Object read(Method reader, Record view) {
        try {
            return reader.invoke(view);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
