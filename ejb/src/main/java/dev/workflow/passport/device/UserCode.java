package dev.workflow.passport.device;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a device shows and a person types: eight consonants, so that none is taken for another one and no word comes
 * about (RFC 8628 §6.1). Shown as {@code WDJB-MJHT}.
 */
public record UserCode(String letters) {

    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final int LONGEST_TYPED = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    public UserCode {
        if (!SHAPE.matcher(letters).matches()) {
            throw new IllegalArgumentException("not a user code");
        }
    }

    static UserCode random() {
        StringBuilder letters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new UserCode(letters.toString());
    }

    /** @param typed in whichever case, with whatever between the letters */
    public static Optional<UserCode> parse(String typed) {
        String letters = typed.length() > LONGEST_TYPED
                ? ""
                : typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}]", "");
        return SHAPE.matcher(letters).matches() ? Optional.of(new UserCode(letters)) : Optional.empty();
    }

    public String shown() {
        return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
    }

    /** Keeps it out of logs: whoever reads it there could confirm it first. */
    @Override
    public String toString() {
        return "UserCode[…]";
    }
}
