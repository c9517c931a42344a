package dev.workflow.endpoint;

import dev.workflow.problem.Problem;
import java.math.BigDecimal;

/** A port, 1 to 65535. */
public record PortNumber(int value) {

    private static final int LARGEST = 65535;
    private static final int LONGEST = 10;

    public PortNumber {
        if (value < 1 || value > LARGEST) {
            throw Problem.texts("invalid-port", "port needs to be between 1 and 65535");
        }
    }

    /**
     * Reads what a request has: a number, or its digits as a string (api.md §6).
     *
     * @throws Problem 400 with the contract's texts
     */
    public static PortNumber of(Object sent) {
        String digits = text(sent);
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Problem.texts("invalid-port", "port can only be a numeric value");
        }
        return new PortNumber(digits.length() > LONGEST ? 0 : (int) Math.min(Long.parseLong(digits), LARGEST + 1L));
    }

    /** Only an integral number of a sane length is written out. */
    private static String text(Object sent) {
        if (sent instanceof BigDecimal number) {
            return number.scale() == 0 ? number.toString() : "";
        }
        return sent instanceof String string ? string : "";
    }
}
