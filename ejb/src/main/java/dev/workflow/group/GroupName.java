package dev.workflow.group;

import dev.workflow.problem.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a group is called. Directories have their own ideas of names ({@code /staff}, {@code Domain Users}), so any
 * printable text will do for theirs; one that is made here keeps to what fits into a path.
 */
public record GroupName(String value) {

    /** Characters. */
    public static final int LONGEST = 255;

    private static final Pattern HERE = Pattern.compile("[A-Za-z0-9@.+_-]{1,150}");

    /** @throws Problem 400 for a name that is empty, too long or not printable */
    public GroupName {
        if (!printable(value)) {
            throw Problem.field("name", "Enter a valid group name: 1 to " + LONGEST + " printable characters.");
        }
    }

    /** A name for a group that is made here. @throws Problem 400 */
    static GroupName here(String text) {
        if (!HERE.matcher(text).matches()) {
            throw Problem.field(
                    "name",
                    "Enter a valid group name. This value may contain only letters, numbers and @/./+/-/_ characters.");
        }
        return new GroupName(text);
    }

    /** Empty for what cannot be one. */
    public static Optional<GroupName> parse(String text) {
        return printable(text) ? Optional.of(new GroupName(text)) : Optional.empty();
    }

    private static boolean printable(String text) {
        return text != null
                && !text.isBlank()
                && text.equals(text.strip())
                && text.codePointCount(0, text.length()) <= LONGEST
                && text.codePoints().noneMatch(GroupName::invisible);
    }

    /** Control and format characters, halves of pairs, separators other than a plain blank. */
    private static boolean invisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> codePoint != ' ';
            default -> false;
        };
    }
}
