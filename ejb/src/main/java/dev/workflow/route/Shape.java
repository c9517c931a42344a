package dev.workflow.route;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a JSON value must look like. Keys that a shape does not name pass. */
@FunctionalInterface
interface Shape {

    /** What is wrong with the value, where it is; empty when nothing is. */
    Optional<String> complaint(String where, Object value);

    static Shape text(int shortest, int longest) {
        return (where, value) -> value instanceof String text && text.length() >= shortest && text.length() <= longest
                ? Optional.empty()
                : Optional.of(where + " must be a string of " + shortest + " to " + longest + " characters");
    }

    static Shape matching(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return (where, value) -> value instanceof String text
                        && text.length() <= 64
                        && pattern.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(where + " must match " + expression);
    }

    static Shape oneOf(String... names) {
        return (where, value) -> value instanceof String text && List.of(names).contains(text)
                ? Optional.empty()
                : Optional.of(where + " must be one of " + String.join(", ", names));
    }

    static Shape integer(int least, int most) {
        return (where, value) -> value instanceof BigDecimal number && isWithin(number, least, most)
                ? Optional.empty()
                : Optional.of(where + " must be an integer from " + least + " to " + most);
    }

    private static boolean isWithin(BigDecimal number, int least, int most) {
        return number.scale() == 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    static Shape list(int least, int most, Shape item) {
        return (where, value) -> {
            if (!(value instanceof List<?> list) || list.size() < least || list.size() > most) {
                return Optional.of(where + " must be a list of " + least + " to " + most + " items");
            }
            for (int i = 0; i < list.size(); i++) {
                Optional<String> complaint = item.complaint(where + "[" + i + "]", list.get(i));
                if (complaint.isPresent()) {
                    return complaint;
                }
            }
            return Optional.empty();
        };
    }

    /** @param required names of the fields that must be there */
    static Shape object(Map<String, Shape> fields, String... required) {
        return (where, value) -> {
            if (!(value instanceof Map<?, ?> object)) {
                return Optional.of(where + " must be an object");
            }
            Optional<String> missing = Arrays.stream(required)
                    .filter(name -> !object.containsKey(name))
                    .findFirst();
            return missing.map(name -> where + " needs " + name).or(() -> fields.entrySet().stream()
                    .filter(field -> object.containsKey(field.getKey()))
                    .flatMap(field ->
                            field
                                    .getValue()
                                    .complaint(where + "." + field.getKey(), object.get(field.getKey()))
                                    .stream())
                    .findFirst());
        };
    }
}
