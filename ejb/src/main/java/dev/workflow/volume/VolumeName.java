package dev.workflow.volume;

import dev.workflow.problem.Problem;
import java.util.regex.Pattern;

/** The name of a volume or resource in its app: 1 to 63 of a-z, 0-9 and hyphens between them, as Kubernetes wants it. */
public record VolumeName(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");
    private static final int LONGEST = 63;

    public VolumeName {
        if (!SHAPE.matcher(value).matches()) {
            throw Problem.field("name", "Can only contain a-z (lowercase), 0-9 and hyphens");
        }
        if (value.length() > LONGEST) {
            throw Problem.field("name", "Ensure this field has no more than " + LONGEST + " characters.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
