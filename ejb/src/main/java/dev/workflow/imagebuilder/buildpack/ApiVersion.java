package dev.workflow.imagebuilder.buildpack;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the Buildpack API. What this platform speaks is 0.6 to 0.11. */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /** From here a process' command is a list and no shell is involved. */
    static final ApiVersion COMMAND_LISTS = new ApiVersion(0, 9);

    private static final ApiVersion OLDEST = new ApiVersion(0, 6);
    private static final ApiVersion NEWEST = new ApiVersion(0, 11);
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})");

    static Optional<ApiVersion> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    boolean spoken() {
        return compareTo(OLDEST) >= 0 && compareTo(NEWEST) <= 0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
