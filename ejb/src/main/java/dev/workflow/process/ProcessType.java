package dev.workflow.process;

import dev.workflow.problem.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/** A process type such as web or worker: 3 to 63 characters of a-z, 0-9 and single hyphens between them (model.md §2). */
public record ProcessType(String value) implements Comparable<ProcessType> {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    public static final ProcessType WEB = new ProcessType("web");
    /** Reserved for one-off jobs; never scaled. */
    public static final ProcessType RUN = new ProcessType("run");

    public ProcessType {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw Problem.badRequest(
                    "invalid-ptype", "Process types can only supports: ^(?P<type>[a-z0-9]+(\\-[a-z0-9]+)*)$");
        }
        if (value.length() < 3 || value.length() > 63) {
            throw Problem.badRequest("invalid-ptype", "The length of ptype must be between 3 and 63");
        }
    }

    /** The type, or empty when the text cannot name one: for lookups, where "invalid" is simply "not found". */
    public static Optional<ProcessType> parse(String text) {
        try {
            return Optional.of(new ProcessType(text));
        } catch (Problem invalid) {
            return Optional.empty();
        }
    }

    /** As the constructor; the problem names the request's field. */
    public static ProcessType ofField(String field, String value) {
        try {
            return new ProcessType(value);
        } catch (Problem invalid) {
            throw Problem.field(field, invalid.getMessage());
        }
    }

    @Override
    public int compareTo(ProcessType other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
