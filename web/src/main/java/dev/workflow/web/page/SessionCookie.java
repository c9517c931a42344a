package dev.workflow.web.page;

import dev.workflow.identity.SessionKey;
import dev.workflow.identity.Sessions;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.Arrays;
import java.util.Optional;

/**
 * The cookie that holds a browser's {@link SessionKey}. Over TLS it has the {@code __Host-} prefix, so that no neighbour
 * domain can set one. It is sent when another site links here, which OpenID Connect needs, but not with its forms.
 */
public final class SessionCookie {

    private static final String PLAIN = "workflow-session";
    private static final String SECURE = "__Host-" + PLAIN;

    private SessionCookie() {}

    /**
     * What the browser sent.
     *
     * @param secure as in {@link #holding}: then only a cookie that no neighbour domain can set counts
     */
    public static Optional<SessionKey> of(HttpServletRequest request, boolean secure) {
        Cookie[] cookies = request.getCookies();
        return Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(secure ? SECURE : PLAIN))
                .flatMap(cookie -> SessionKey.parse(cookie.getValue()).stream())
                .findFirst();
    }

    /** @param secure whether the browser talks TLS with us, or with a proxy before us */
    public static NewCookie holding(SessionKey key, boolean secure) {
        return cookie(key.text(), (int) Sessions.LIFE.toSeconds(), secure);
    }

    /** Takes it away again. */
    public static NewCookie none(boolean secure) {
        return cookie("", 0, secure);
    }

    private static NewCookie cookie(String value, int seconds, boolean secure) {
        return new NewCookie.Builder(secure ? SECURE : PLAIN)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
