package dev.workflow.factor;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody's authenticator app, which knows what was in the QR code, and the paper with the recovery codes. */
record Phone(TotpSecret secret, List<RecoveryCode> recovery) {

    private static final Pattern SECRET = Pattern.compile("[?&]secret=([A-Z2-7]+)&");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    static Phone scan(String uri) {
        Matcher found = SECRET.matcher(uri);
        if (!found.find()) {
            throw new AssertionError("no secret in " + uri);
        }
        return new Phone(new TotpSecret(decoded(found.group(1))), List.of());
    }

    Phone with(List<RecoveryCode> codes) {
        return new Phone(secret, codes);
    }

    String code(long step) {
        return secret.code(step);
    }

    private static byte[] decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long buffer = 0;
        int bits = 0;
        for (char letter : text.toCharArray()) {
            buffer = buffer << 5 | ALPHABET.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write((int) (buffer >> bits));
            }
        }
        return bytes.toByteArray();
    }
}
