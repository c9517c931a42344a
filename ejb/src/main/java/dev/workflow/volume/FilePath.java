package dev.workflow.volume;

import dev.workflow.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A place in a volume, from its root down; names that mean another place are refused, not resolved. */
public record FilePath(List<String> names) {

    public static final FilePath ROOT = new FilePath(List.of());

    private static final int LONGEST_NAME = 255;
    private static final int MOST_NAMES = 100;

    public FilePath {
        names = List.copyOf(names);
        names.forEach(FilePath::check);
        if (names.size() > MOST_NAMES) {
            throw unusable("more than " + MOST_NAMES + " directories deep");
        }
    }

    /** Slashes at the ends and doubled ones mean nothing. */
    public static FilePath parse(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split("/")) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return new FilePath(names);
    }

    private static void check(String name) {
        boolean elsewhere = name.isEmpty() || name.equals(".") || name.equals("..");
        if (elsewhere || name.indexOf('/') >= 0 || name.chars().anyMatch(Character::isISOControl)) {
            throw unusable("a name in it is not that of a file");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw unusable("a name in it is longer than " + LONGEST_NAME + " bytes");
        }
    }

    private static Problem unusable(String why) {
        return Problem.badRequest("bad-file-path", "this path cannot be used: " + why);
    }

    public boolean isRoot() {
        return names.isEmpty();
    }

    /** @throws Problem 400 for the root */
    public String name() {
        if (isRoot()) {
            throw unusable("it names no file");
        }
        return names.get(names.size() - 1);
    }

    /** @throws Problem 400 for the root */
    public FilePath parent() {
        name();
        return new FilePath(names.subList(0, names.size() - 1));
    }

    public FilePath child(String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return new FilePath(longer);
    }

    @Override
    public String toString() {
        return String.join("/", names);
    }
}
