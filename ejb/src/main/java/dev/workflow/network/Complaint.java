package dev.workflow.network;

/**
 * Something of an app's network that is not as it was asked for.
 *
 * @param text for the user: what it is about, why, and what to do
 * @param passing whether trying again may help
 */
public record Complaint(String text, boolean passing) {

    /** Nothing changes until somebody does something about it. */
    public static Complaint lasting(String text) {
        return new Complaint(text, false);
    }
}
