package dev.workflow.passport;

import dev.workflow.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * An address that a client may have a browser sent to: absolute, without a fragment, and one that all programs read the
 * same way. The schemes of native apps contain a dot (RFC 8252 §7.1), which those that browsers run do not.
 */
record RedirectAddress(String text) {

    private static final int LONGEST = 1024;
    private static final Set<String> WEB = Set.of("https", "http");

    /** @throws Problem 400 naming the field */
    static RedirectAddress parse(String field, String text) {
        try {
            URI uri = new URI(text);
            if (text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c < 0x7f) && isSound(uri)) {
                return new RedirectAddress(text);
            }
        } catch (URISyntaxException unreadable) {
            throw bad(field);
        }
        throw bad(field);
    }

    private static boolean isSound(URI uri) {
        if (uri.getScheme() == null
                || uri.isOpaque()
                || uri.getRawFragment() != null
                || uri.getRawUserInfo() != null
                || !uri.normalize().equals(uri)) {
            return false;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        return WEB.contains(scheme) ? uri.getHost() != null : scheme.contains(".");
    }

    private static Problem bad(String field) {
        return Problem.field(field, "Enter absolute addresses without fragments, user names and dot segments.");
    }
}
