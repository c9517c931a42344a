package dev.workflow.persistence.json;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.ArrayList;
import java.util.List;

/** A jsonb array of strings. */
@Converter
public class JsonTexts implements AttributeConverter<List<String>, Object> {

    private static final Jsonb JSONB = JsonbBuilder.create();

    @Override
    public Object convertToDatabaseColumn(List<String> list) {
        return JsonMap.jsonb(JSONB.toJson(list == null ? List.of() : list));
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<String> convertToEntityAttribute(Object column) {
        return column == null ? new ArrayList<>() : JSONB.fromJson(column.toString(), ArrayList.class);
    }
}
