package dev.workflow.persistence.json;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.util.PGobject;

/**
 * A jsonb object as a map. EclipseLink hands the driver's PGobject over as it is, so the column side is Object.
 * Integral numbers come back as {@link java.math.BigDecimal}: read them with {@link Number#intValue()}.
 */
@Converter
public class JsonMap implements AttributeConverter<Map<String, Object>, Object> {

    private static final Jsonb JSONB = JsonbBuilder.create();

    @Override
    public Object convertToDatabaseColumn(Map<String, Object> map) {
        return jsonb(JSONB.toJson(map == null ? Map.of() : map));
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Object> convertToEntityAttribute(Object column) {
        return column == null ? new LinkedHashMap<>() : JSONB.fromJson(column.toString(), LinkedHashMap.class);
    }

    static PGobject jsonb(String text) {
        try {
            PGobject object = new PGobject();
            object.setType("jsonb");
            object.setValue(text);
            return object;
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
