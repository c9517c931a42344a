package dev.workflow.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.identity.TicketKey;
import dev.workflow.web.PublicOrigin;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class LoginPageTest {

    private static final TicketKey TICKET = new TicketKey("0123456789abcdef0123456789abcdef");

    @Test
    void theFormNeedsNoScriptAndAllowsNone() {
        Response page = LoginPage.form(200, TICKET, "", new PublicOrigin("https", "drycc.example.com"));
        String html = (String) page.getEntity();
        assertThat(html)
                .contains(
                        "<html lang=\"en\">", "name=\"color-scheme\"", "method=\"post\"", "prefers-color-scheme: dark)")
                .contains("<label for=\"username\">", "<label for=\"password\">", "value=\"" + TICKET.text() + "\"")
                .contains("<strong>drycc.example.com</strong>")
                .doesNotContain("<script", "{form}", "{key}", "{host}", "<p role=\"alert\">");
    }

    @Test
    void thePolicyAllowsTheStyleOfThePageAndNothingElse() throws Exception {
        Response page = LoginPage.done();
        String html = (String) page.getEntity();
        String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.getHeaderString("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-" + hash + "'")
                .contains("frame-ancestors 'none'", "form-action 'self'");
        assertThat(page.getHeaderString("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void complaintsAndHostsAreEscaped() {
        String html = (String) LoginPage.form(400, TICKET, "<img src=x>'\"&", new PublicOrigin("http", "<b>"))
                .getEntity();
        assertThat(html)
                .contains("<p role=\"alert\">&lt;img src=x&gt;&#39;&quot;&amp;</p>", "<strong>&lt;b&gt;</strong>")
                .doesNotContain("<img", "<b>");
    }

    @Test
    void theFormMatchesItsCookieOnly() {
        Response page = LoginPage.form(200, TICKET, "", new PublicOrigin("https", "h"));
        NewCookie cookie = page.getCookies().get(FormToken.COOKIE);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.STRICT);
        assertThat((String) page.getEntity()).contains("name=\"form\" value=\"" + cookie.getValue() + "\"");
        assertThat(FormToken.matches(cookie.getValue(), cookie.getValue())).isTrue();
        assertThat(FormToken.matches(cookie.getValue(), FormToken.random().value()))
                .isFalse();
        assertThat(FormToken.matches(null, "")).isFalse();
        assertThat(FormToken.matches("", "")).isFalse();
    }
}
