package dev.workflow.volume;

import dev.workflow.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;

/** Where processes see a volume: absolute, of letters, digits, {@code _} and {@code -} (model.md §2), no final slash. */
public record MountPath(String value) {

    private static final Pattern SHAPE = Pattern.compile("(?:/[A-Za-z0-9_][A-Za-z0-9_-]*)+");
    private static final int LONGEST = 1024;

    public MountPath {
        if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
            throw invalid();
        }
    }

    /** Reads what a request holds; one final slash is cut. */
    public static MountPath parse(Object given) {
        if (!(given instanceof String text)) {
            throw invalid();
        }
        return new MountPath(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    private static Problem invalid() {
        return array("Volume path format: /path");
    }

    /** What is wrong with a path is told as an array (api.md §1.3). */
    static Problem array(String text) {
        return new Problem(400, "invalid-path", new Problem.Body.Texts(List.of(text)), "", null);
    }

    @Override
    public String toString() {
        return value;
    }
}
