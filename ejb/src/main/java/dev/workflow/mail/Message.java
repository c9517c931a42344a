package dev.workflow.mail;

/**
 * A mail in plain text.
 *
 * @param subject one line, 1 to 200 characters
 * @param text at most 20,000 characters
 */
public record Message(MailAddress to, String subject, String text) {

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 20_000;

    public Message {
        if (subject.isBlank()
                || subject.length() > LONGEST_SUBJECT
                || subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the subject of a mail is one line");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a mail of " + text.length() + " characters");
        }
    }

    /** The text may hold a link that is as good as a password. */
    @Override
    public String toString() {
        return "Message[to=" + to + ", subject=" + subject + "]";
    }
}
