package dev.workflow.persistence.passport;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Sets of words without blanks, stored with blanks between them as OAuth writes scopes. */
final class Words {

    private Words() {}

    static String join(Collection<String> words) {
        return String.join(" ", new LinkedHashSet<>(words));
    }

    /** In the order they are stored in. */
    static Set<String> split(String text) {
        Set<String> words = new LinkedHashSet<>(Arrays.asList(text.split(" ")));
        words.remove("");
        return Collections.unmodifiableSet(words);
    }
}
