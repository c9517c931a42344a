package dev.workflow.registry;

import java.util.regex.Pattern;

/** A name for a manifest that can be moved to another one. */
public record Tag(String value) implements Reference {

    private static final Pattern SHAPE = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

    /** @throws RegistryProblem TAG_INVALID */
    public Tag {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw RegistryError.TAG_INVALID.with("a tag has up to 128 letters, digits, dots, hyphens and underscores");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
