package dev.workflow.web.page;

import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Proves that a form was sent by a page we served: a random value that comes back both in a cookie, which other sites
 * cannot read or have sent along, and in the form's field {@code form}. It stays the same while the browser is open, so
 * that forms in two tabs both work.
 */
public record FormToken(String value) {

    private static final String PLAIN = "workflow-form";
    private static final String SECURE = "__Host-" + PLAIN;
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The browser's own, or a new one. */
    static FormToken of(HttpServletRequest request, boolean secure) {
        return sent(request, secure).orElseGet(FormToken::random);
    }

    /**
     * Call it before anything is done that a form asks for.
     *
     * @throws Problem 403 when the form does not come from a page of ours
     */
    public static void require(HttpServletRequest request, boolean secure, JsonBody form) {
        byte[] field = form.optionalString("form", 2 * BYTES).orElse("").getBytes(StandardCharsets.UTF_8);
        boolean same = sent(request, secure)
                .map(token -> MessageDigest.isEqual(token.value.getBytes(StandardCharsets.UTF_8), field))
                .orElse(false);
        if (!same) {
            throw Problem.of(403, "form-expired", "This form was open for too long, or cookies are off.")
                    .withHint("Go back, load the page again and send it once more.");
        }
    }

    NewCookie cookie(boolean secure) {
        return new NewCookie.Builder(secure ? SECURE : PLAIN)
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    private static Optional<FormToken> sent(HttpServletRequest request, boolean secure) {
        Cookie[] cookies = request.getCookies();
        return Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(secure ? SECURE : PLAIN))
                .map(Cookie::getValue)
                .filter(value -> SHAPE.matcher(value).matches())
                .map(FormToken::new)
                .findFirst();
    }

    private static FormToken random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new FormToken(HexFormat.of().formatHex(bytes));
    }
}
