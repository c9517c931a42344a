package dev.workflow.factor;

/**
 * A secret for an app, of which nothing is stored yet.
 *
 * @param sealed to be sent back with the first code; only we can read it, and only for the same account
 * @param text the secret as it can be typed
 * @param uri the link that the QR code holds
 */
public record Enrolment(String sealed, String text, String uri) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "Enrolment[…]";
    }
}
