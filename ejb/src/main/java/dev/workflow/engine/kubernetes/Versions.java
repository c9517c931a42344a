package dev.workflow.engine.kubernetes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Release numbers as labels: {@code v12}. */
final class Versions {

    private static final Pattern SHAPE = Pattern.compile("v([0-9]{1,9})");

    private Versions() {}

    static String label(int release) {
        return "v" + release;
    }

    /** 0 for anything else. */
    static int number(String label) {
        Matcher matcher = SHAPE.matcher(label);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
