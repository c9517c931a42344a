package dev.workflow.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.identity.SessionKey;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class SessionCookieTest {

    private final SessionKey ours = SessionKey.random();
    private final SessionKey theirs = SessionKey.random();

    @Test
    void theCookieThatWasSetIsTheOneThatIsRead() {
        for (boolean secure : new boolean[] {true, false}) {
            var set = SessionCookie.holding(ours, secure);
            assertThat(set.isHttpOnly()).isTrue();
            assertThat(set.isSecure()).isEqualTo(secure);
            assertThat(SessionCookie.of(request(new Cookie(set.getName(), set.getValue())), secure))
                    .contains(ours);
        }
    }

    /** A neighbour domain can set a cookie for us too, but none with the prefix: it must not log anybody in. */
    @Test
    void overTlsOnlyTheCookieThatNobodyElseCanSetCounts() {
        Cookie tossed = new Cookie("workflow-session", theirs.text());
        assertThat(SessionCookie.of(request(tossed), true)).isEmpty();
        assertThat(SessionCookie.of(request(tossed, new Cookie("__Host-workflow-session", ours.text())), true))
                .contains(ours);
    }

    @Test
    void withoutCookiesThereIsNoKey() {
        assertThat(SessionCookie.of(request((Cookie[]) null), true)).isEmpty();
        assertThat(SessionCookie.of(request(new Cookie("workflow-session", "short")), false))
                .isEmpty();
    }

    private static HttpServletRequest request(Cookie... cookies) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                SessionCookieTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> cookies);
    }
}
