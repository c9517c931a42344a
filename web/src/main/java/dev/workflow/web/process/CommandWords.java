package dev.workflow.web.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a command apart into words. Words are separated by blanks; single quotes, double quotes and backslashes keep
 * blanks together as a shell would, and nothing else of a shell is known. A command whose quotes do not match is split
 * at its blanks alone, which is what upstream does with every command.
 */
final class CommandWords {

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    private CommandWords(String text) {
        this.text = text;
    }

    static List<String> split(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        CommandWords command = new CommandWords(text.strip());
        return command.parse() ? command.words : List.of(text.strip().split("\\s+"));
    }

    /** False when a quote is not closed. */
    private boolean parse() {
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                inWord = true;
            } else if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                add(text.charAt(++i));
            } else if (quote == 0 && Character.isWhitespace(c)) {
                end();
            } else {
                add(c);
            }
        }
        end();
        return quote == 0;
    }

    private void add(char c) {
        word.append(c);
        inWord = true;
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
