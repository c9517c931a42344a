package dev.workflow.mail;

import dev.workflow.problem.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address: one, without a name, in ASCII, at most 254 characters. Nothing in it can end a header. */
public record MailAddress(String value) {

    private static final int LONGEST = 254;
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern SHAPE = Pattern.compile("(?=.{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
            + "(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:localhost|" + LABEL + "(?:\\." + LABEL + ")+)");

    /** @throws Problem 400 */
    public MailAddress {
        if (!fits(value)) {
            throw Problem.field("email", "Enter a valid email address.");
        }
    }

    public static Optional<MailAddress> parse(String text) {
        return fits(text) ? Optional.of(new MailAddress(text)) : Optional.empty();
    }

    private static boolean fits(String text) {
        return text != null && text.length() <= LONGEST && SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
