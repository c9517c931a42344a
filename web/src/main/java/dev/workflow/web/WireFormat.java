package dev.workflow.web;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * How views become JSON. A view is a record: its components come in the order they are declared, {@code typedValues} is
 * written as {@code typed_values}, nulls are written, {@link java.time.Instant} as in {@link WireTime}. Keys of maps are
 * left as they are. A name that Java does not allow needs {@code @JsonbProperty} on the component.
 */
@Provider
public class WireFormat implements ContextResolver<Jsonb> {

    private static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig()
            .withNullValues(true)
            .withSerializers(new ViewWriter())
            .withAdapters(new WireTime()));

    @Override
    public Jsonb getContext(Class<?> type) {
        return JSONB;
    }
}
