package dev.workflow.settings;

import dev.workflow.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an app's owner notes about it (api.md §6). The contract bounds neither number nor length; here an app has at most
 * 100 labels, with keys up to 253 and values up to 1024 characters, because every reader of the settings gets them all.
 */
record Labels(Map<String, Object> labels) {

    private static final int MOST = 100;
    private static final int LONGEST_KEY = 253;
    private static final int LONGEST_VALUE = 1024;

    /**
     * The labels after a change, in which null takes one away.
     *
     * @throws Problem 400 for one that will not do, 422 for the removal of one that is not there
     */
    Map<String, Object> with(Map<String, ?> change) {
        Map<String, Object> changed = new LinkedHashMap<>(labels);
        change.forEach((key, value) -> {
            if (value != null) {
                changed.put(key(key), text(value));
            } else if (changed.remove(key) == null) {
                throw Problem.unprocessable("unknown-label", key + " does not exist under label");
            }
        });
        if (changed.size() > MOST) {
            throw Problem.field("label", "An app has at most " + MOST + " labels.");
        }
        return changed;
    }

    private static String key(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Problem.field("label", "The key of a label has 1 to " + LONGEST_KEY + " characters.");
        }
        return key;
    }

    private static String text(Object value) {
        String text = String.valueOf(value);
        if (value instanceof Map || value instanceof Iterable || text.length() > LONGEST_VALUE) {
            throw Problem.field("label", "The value of a label is a text of up to " + LONGEST_VALUE + " characters.");
        }
        return text;
    }
}
