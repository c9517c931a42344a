package dev.workflow.cli.release;

import dev.workflow.cli.problem.Failure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of a release, as {@code v3} or {@code 3}. */
record Version(int number) {
    private static final Pattern FORM = Pattern.compile("v?([0-9]{1,9})");

    /** Empty when the text is no version. */
    static Optional<Version> of(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new Version(Integer.parseInt(matcher.group(1)))) : Optional.empty();
    }

    /** @throws Failure when the text is no version */
    static Version required(String text) {
        return of(text).orElseThrow(() -> new Failure("'" + text + "' is not a version, ex: v3"));
    }

    @Override
    public String toString() {
        return "v" + number;
    }
}
