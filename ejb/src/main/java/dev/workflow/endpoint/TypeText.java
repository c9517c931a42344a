package dev.workflow.endpoint;

import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;

/** Process types in requests whose mistakes are answered with a bare array of texts. */
public final class TypeText {

    private TypeText() {}

    /** @throws Problem 400 when the text is no process type */
    public static ProcessType parse(String text) {
        try {
            return new ProcessType(text);
        } catch (Problem invalid) {
            throw Problem.texts(invalid.code(), invalid.getMessage());
        }
    }
}
