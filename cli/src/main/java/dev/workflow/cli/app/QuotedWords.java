package dev.workflow.cli.app;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Joins words so that the server can take them apart again: a word with blanks or quotes goes in single quotes. */
final class QuotedWords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private QuotedWords() {}

    static String join(List<String> words) {
        return words.stream().map(QuotedWords::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
