package dev.workflow.web.page;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a browser goes on after a login: a path and query of this server and never another one, however a browser might
 * read it.
 */
public record ReturnPath(String text) {

    private static final int LONGEST = 4096;

    /** Begins with one slash and a letter; nothing that browsers drop or turn into a slash. */
    private static final Pattern SHAPE = Pattern.compile("/[A-Za-z0-9][!-\\[\\]-~]*|/");

    /** The account page; after the shape, which it is checked against. */
    public static final ReturnPath ACCOUNT = new ReturnPath("/user/");

    public ReturnPath {
        if (text.length() > LONGEST || !SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a path of this server");
        }
    }

    /** @param text as a client sent it, or null */
    public static Optional<ReturnPath> parse(String text) {
        return text != null && text.length() <= LONGEST && SHAPE.matcher(text).matches()
                ? Optional.of(new ReturnPath(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
