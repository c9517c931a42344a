package dev.workflow.imagebuilder.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;

/** TOML as a tree, and back. */
public final class TomlText {

    private static final TomlMapper MAPPER = new TomlMapper();

    private TomlText() {}

    /** The text is no TOML; the message says where, without repeating the file. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    public static JsonNode read(String text) throws Malformed {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            String place = malformed.getLocation() == null
                    ? ""
                    : "line " + malformed.getLocation().getLineNr() + ": ";
            throw new Malformed(place + malformed.getOriginalMessage());
        }
    }

    public static String write(JsonNode tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree that came from TOML is TOML", impossible);
        }
    }
}
