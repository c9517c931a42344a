package dev.workflow.json;

import dev.workflow.problem.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Whether the database can keep a JSON value, so that an odd one is its sender's to learn and not a server error. */
public final class StorableJson {

    /** PostgreSQL takes more, but no number that means something has more. */
    private static final int MOST_DIGITS = 100;

    private StorableJson() {}

    /** @throws Problem 400 on the field when a text or number anywhere in the value cannot be stored */
    public static void check(String field, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> {
                check(field, key);
                check(field, element);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(element -> check(field, element));
        } else if (value instanceof String text) {
            checkText(field, text);
        } else if (value instanceof Number number) {
            checkNumber(field, number);
        }
    }

    private static void checkText(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0) {
                throw Problem.field(field, "Null characters are not allowed.");
            } else if (Character.isSurrogate(c)) {
                throw Problem.field(field, "Half characters are not allowed.");
            }
        }
    }

    private static void checkNumber(String field, Number number) {
        try {
            BigDecimal decimal = new BigDecimal(number.toString());
            if (decimal.precision() <= MOST_DIGITS && Math.abs((long) decimal.scale()) <= MOST_DIGITS) {
                return;
            }
        } catch (NumberFormatException notANumber) {
            throw Problem.field(field, "A valid number is required.");
        }
        throw Problem.field(field, "A number may have " + MOST_DIGITS + " digits at most.");
    }
}
