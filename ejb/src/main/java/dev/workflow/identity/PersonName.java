package dev.workflow.identity;

import dev.workflow.problem.Problem;

/** First and last names that people give themselves and that others see: on pages, in mail and in terminals. */
final class PersonName {

    private static final int LONGEST = 150;

    private PersonName() {}

    /** @throws Problem 400 on the field for one that is too long, or does something to a terminal */
    static void require(String field, String text) {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw Problem.field(field, "Ensure this field has no more than " + LONGEST + " characters.");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.field(field, "Control characters are not allowed.");
        }
    }
}
