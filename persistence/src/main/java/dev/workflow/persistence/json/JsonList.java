package dev.workflow.persistence.json;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A jsonb array of objects as a list of maps. */
@Converter
public class JsonList implements AttributeConverter<List<Map<String, Object>>, Object> {

    private static final Jsonb JSONB = JsonbBuilder.create();

    @Override
    public Object convertToDatabaseColumn(List<Map<String, Object>> list) {
        return JsonMap.jsonb(JSONB.toJson(list == null ? List.of() : list));
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> convertToEntityAttribute(Object column) {
        return column == null ? new ArrayList<>() : JSONB.fromJson(column.toString(), ArrayList.class);
    }
}
