package dev.workflow.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.Map;

/** Reads {@link JsonAny} with the limits of {@link JsonBody}. */
@Provider
public class JsonAnyReader implements MessageBodyReader<JsonAny> {

    private static final String BODY = "body";

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == JsonAny.class;
    }

    @Override
    public JsonAny readFrom(
            Class<JsonAny> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        String text = JsonBodyReader.text(in);
        if (text.isBlank()) {
            return new JsonAny(Map.of());
        }
        JsonBodyReader.requireJson(mediaType);
        Object value = JsonReading.value(text);
        if (value instanceof String inner) {
            value = JsonReading.value(inner);
        }
        JsonBody clean = new JsonBody(Collections.singletonMap(BODY, value));
        return new JsonAny(clean.value(BODY).orElse(Map.of()));
    }
}
