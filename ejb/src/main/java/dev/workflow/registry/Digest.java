package dev.workflow.registry;

import java.util.regex.Pattern;

/** The SHA-256 of content, the one algorithm that every client has. */
public record Digest(String value) implements Reference {

    private static final Pattern SHAPE = Pattern.compile("sha256:[a-f0-9]{64}");

    /** @throws RegistryProblem DIGEST_INVALID */
    public Digest {
        if (!valid(value)) {
            throw RegistryError.DIGEST_INVALID.with("a digest is sha256: and 64 hex digits in lower case");
        }
    }

    static boolean valid(String text) {
        return text != null && SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
