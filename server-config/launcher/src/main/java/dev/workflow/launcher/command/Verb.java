package dev.workflow.launcher.command;

/** One command of the {@code workflow} script. */
@FunctionalInterface
public interface Verb {

    /** @return the exit code; a {@link dev.workflow.launcher.Refusal} becomes its sentence and code 1 */
    int run() throws Exception;
}
