package dev.workflow.imagebuilder.buildpack;

import java.util.Collection;
import java.util.stream.Collectors;

/** Words for the launch scripts inside an image. They run in the app's own sandbox, never on the platform's side. */
final class ShellText {

    private ShellText() {}

    /** The word so that no character of it means anything to a shell. */
    static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    static String quote(Collection<String> words) {
        return words.stream().map(ShellText::quote).collect(Collectors.joining(" "));
    }
}
