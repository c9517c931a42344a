package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of {@code labelSelector}, and the selectors inside of objects. */
final class LabelSelector {

    private static final Pattern SET =
            Pattern.compile("\\s*([A-Za-z0-9_./-]+)\\s+(in|notin)\\s+\\(([^)]*)\\)\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern EQUAL =
            Pattern.compile("\\s*([A-Za-z0-9_./-]+)\\s*(==|!=|=)\\s*([A-Za-z0-9_.-]*)\\s*");
    private static final Pattern EXISTS = Pattern.compile("\\s*(!?)\\s*([A-Za-z0-9_./-]+)\\s*");

    private LabelSelector() {}

    /** @throws Refusal 400 when it is none */
    static Predicate<Map<String, String>> parse(String text) {
        Predicate<Map<String, String>> all = labels -> true;
        for (String part : split(text)) {
            all = all.and(requirement(part));
        }
        return all;
    }

    private static Predicate<Map<String, String>> requirement(String part) {
        Matcher set = SET.matcher(part);
        if (set.matches()) {
            List<String> values = List.of(set.group(3).trim().split("\\s*,\\s*", -1));
            return "in".equals(set.group(2))
                    ? labels -> labels.containsKey(set.group(1)) && values.contains(labels.get(set.group(1)))
                    : labels -> !labels.containsKey(set.group(1)) || !values.contains(labels.get(set.group(1)));
        }
        Matcher equal = EQUAL.matcher(part);
        if (equal.matches()) {
            return "!=".equals(equal.group(2))
                    ? labels -> !equal.group(3).equals(labels.get(equal.group(1)))
                    : labels -> equal.group(3).equals(labels.get(equal.group(1)));
        }
        Matcher exists = EXISTS.matcher(part);
        if (exists.matches()) {
            return labels ->
                    labels.containsKey(exists.group(2)) == exists.group(1).isEmpty();
        }
        throw Refusal.badRequest("unable to parse requirement: " + part.trim());
    }

    /** At commas, but for those in parentheses. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && (depth == 0 || i == text.length())) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.removeIf(String::isBlank);
        return parts;
    }

    /** A {@code LabelSelector} object; one without content chooses everything. */
    static boolean chooses(JsonObject selector, Map<String, String> labels) {
        boolean all = Metadata.texts(Tree.object(selector, "matchLabels")).entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())));
        return all
                && Tree.objects(selector, "matchExpressions").stream()
                        .allMatch(expression -> holds(expression, labels));
    }

    /** An expression of a label or node selector. */
    static boolean holds(JsonObject expression, Map<String, String> labels) {
        String value = labels.get(Tree.text(expression, "key"));
        Set<String> values = Set.copyOf(Tree.words(expression, "values"));
        return switch (Tree.text(expression, "operator")) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
