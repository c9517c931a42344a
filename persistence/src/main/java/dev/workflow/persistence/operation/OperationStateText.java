package dev.workflow.persistence.operation;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** States are lower case in the database and on the wire. */
@Converter
public class OperationStateText implements AttributeConverter<Operation.State, String> {

    @Override
    public String convertToDatabaseColumn(Operation.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Operation.State convertToEntityAttribute(String text) {
        return Operation.State.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
