package dev.workflow.web;

import dev.workflow.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@link JsonBody} from JSON or a form, whatever the size the client claims: it stops at {@link #LARGEST}. */
@Provider
public class JsonBodyReader implements MessageBodyReader<JsonBody> {

    /** Bytes. */
    public static final int LARGEST = 10 * 1024 * 1024;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == JsonBody.class;
    }

    @Override
    public JsonBody readFrom(
            Class<JsonBody> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        String text = text(in);
        if (text.isBlank()) {
            return new JsonBody(Map.of());
        }
        if (mediaType.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            return new JsonBody(form(text));
        }
        requireJson(mediaType);
        return json(text);
    }

    static void requireJson(MediaType mediaType) {
        if (!mediaType.getSubtype().equals("json") && !mediaType.getSubtype().endsWith("+json")) {
            throw Problem.of(415, "unsupported-media-type", "Unsupported media type \"" + mediaType + "\" in request.");
        }
    }

    private static JsonBody json(String text) {
        Object value = JsonReading.value(text);
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((name, field) -> fields.put((String) name, field));
            return new JsonBody(fields);
        }
        throw Problem.field(
                "non_field_errors",
                "Invalid data. Expected a dictionary, but got " + JsonReading.typeName(value) + ".");
    }

    /** @throws Problem 413 or 400 when it is too long or not UTF-8 */
    static String text(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Problem.of(413, "body-too-large", "The request body is larger than " + LARGEST + " bytes.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw JsonReading.parseError("the body is not UTF-8");
        }
    }

    /** The first value of each field. */
    private static Map<String, Object> form(String text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String pair : text.strip().split("&")) {
            String[] parts = pair.split("=", 2);
            fields.putIfAbsent(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
        }
        return fields;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            throw Problem.badRequest("bad-form", "The form cannot be decoded.");
        }
    }
}
