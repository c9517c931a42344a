package dev.workflow.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.web.oauth.EndSessionResource;
import dev.workflow.web.user.OutboxResource;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

    private static final FormToken TOKEN = new FormToken("ab".repeat(32));

    @Test
    void valuesAreTextWhateverIsInThem() {
        String html = html(HtmlPage.message(200, "<i>Title</i>", "</p><script>alert('x')</script> {{style}}"));
        assertThat(html)
                .contains("&lt;i&gt;Title&lt;/i&gt;", "&lt;script&gt;", "{{style}}")
                .doesNotContain("<script", "<i>");
    }

    @Test
    void thePolicyNamesTheStyleThatIsThere() throws Exception {
        Response page = HtmlPage.message(200, "Title", "Text").response(TOKEN).build();
        Matcher style = Pattern.compile("(?s)<style>(.*)</style>").matcher((String) page.getEntity());
        assertThat(style.find()).isTrue();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(page.getHeaderString("Content-Security-Policy"))
                .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }

    @Test
    void complaintsAreSaidToScreenReadersAndOnlyWhenThereAreAny() {
        assertThat(html(HtmlPage.message(200, "Title", "Text").complaint(""))).doesNotContain("role=\"alert\"");
        HtmlPage form = HtmlPage.message(200, "Title", "Text");
        Problem refused = Problem.field("email", "Enter a valid email address.").withHint("Try another one.");
        assertThat(html(Complaint.on(form, refused)))
                .contains("<p role=\"alert\" id=\"complaint\">Enter a valid email address. Try another one.</p>")
                .contains("<title>Error: Title");
    }

    @Test
    void aFieldThatIsWrongLeadsToTheComplaint() {
        HtmlPage form = HtmlPage.of(OutboxResource.class, "forgotten", "Title")
                .with("email", "x")
                .with("directory", false);
        assertThat(html(form)).doesNotContain(" aria-invalid=\"", " aria-describedby=\"");
        assertThat(html(Complaint.on(form, Problem.field("email", "No."))))
                .contains(" aria-invalid=\"true\" aria-describedby=\"complaint\"");
        HtmlPage password = HtmlPage.of(OutboxResource.class, "reset", "Title")
                .with("username", "ada")
                .with("path", "");
        assertThat(html(Complaint.on(password, Problem.badRequest("short-password", "No."))))
                .contains("aria-describedby=\"complaint password-hint\" aria-invalid=\"true\"")
                .containsOnlyOnce(" aria-invalid=\"");
    }

    @Test
    void whatAPageAsksForIsNotTheNumberOfTheRequest() {
        HtmlPage page = HtmlPage.of(EndSessionResource.class, "endsession", "Title")
                .with("client", "")
                .with("username", "ada")
                .with("request", "the-query")
                .traced("abc-123");
        assertThat(html(page)).contains("name=\"request\" value=\"the-query\"").doesNotContain("abc-123");
    }

    @Test
    void whenToTryAgainIsAHeaderOfPagesToo() {
        Problem tooMany = Problem.of(429, "too-many-attempts", "Wait.").withRetryAfter(7);
        for (HtmlPage page :
                List.of(Complaint.on(HtmlPage.message(200, "Title", "Text"), tooMany), ErrorPage.of(429, tooMany))) {
            Response answer = page.response(TOKEN).build();
            assertThat(answer.getStatus()).isEqualTo(429);
            assertThat(answer.getHeaderString("Retry-After")).isEqualTo("7");
        }
        assertThat(HtmlPage.message(200, "Title", "Text")
                        .response(TOKEN)
                        .build()
                        .getHeaders())
                .doesNotContainKey("Retry-After");
    }

    @Test
    void navigationIsForWhoIsLoggedInAndMarksThePage() {
        assertThat(html(HtmlPage.message(200, "Title", "Text"))).doesNotContain("<nav", "/user/logout/");
        Caller ada = new Caller(1, "a<b", false, false);
        String html = html(HtmlPage.message(200, "Title", "Text").of("a<b", Navigation.of(ada, "/user/sessions")));
        assertThat(html)
                .contains("<a href=\"/user/sessions/\" aria-current=\"page\">", "a&lt;b", TOKEN.value())
                .doesNotContain("/user/outbox/");
        assertThat(html.split("aria-current=\"page\"", -1)).hasSize(2);
        assertThat(Navigation.of(new Caller(2, "root", true, true), "/user/"))
                .anySatisfy(place -> assertThat(place.path()).isEqualTo("/user/outbox/"));
    }

    private static String html(HtmlPage page) {
        return (String) page.response(TOKEN).build().getEntity();
    }
}
