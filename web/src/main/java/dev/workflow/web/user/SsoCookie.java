package dev.workflow.web.user;

import dev.workflow.sso.login.BrowserSecret;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.Arrays;
import java.util.Optional;

/**
 * The cookie that binds a login at an issuer to the browser in which it began. Issuers send browsers back from another
 * site, so it comes along with links from there, not with forms.
 */
final class SsoCookie {

    private static final String PLAIN = "workflow-sso";
    private static final String SECURE = "__Host-" + PLAIN;
    private static final int SECONDS = 600;

    private SsoCookie() {}

    /** The browser's own; logins in two tabs share it. */
    static Optional<BrowserSecret> of(HttpServletRequest request, boolean secure) {
        Cookie[] cookies = request.getCookies();
        return Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(secure ? SECURE : PLAIN))
                .flatMap(cookie -> BrowserSecret.parse(cookie.getValue()).stream())
                .findFirst();
    }

    static NewCookie holding(BrowserSecret secret, boolean secure) {
        return cookie(secret.text(), SECONDS, secure);
    }

    static NewCookie none(boolean secure) {
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
