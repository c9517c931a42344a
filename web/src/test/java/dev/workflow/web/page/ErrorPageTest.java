package dev.workflow.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPageTest {

    private static final Problem UNKNOWN = Problem.of(500, "server-error", "Server Error");

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void failuresNameTheRequest(int status) {
        assertThat(html(status, Problem.of(status, "x", "It broke."))).contains("<code>abc-123</code>");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 409, 415, 429, 500, 503})
    void everyErrorSaysWhatToDoNext(int status) {
        String html = html(status, UNKNOWN);
        assertThat(html).contains(status == 401 ? "href=\"/user/login/\"" : "href=\"/user/\">Go to your account");
        assertThat(html).doesNotContain("Server Error").contains("<p>", "<h1>");
    }

    @Test
    void refusalsKeepTheirWordsAndNeedNoNumber() {
        Problem refused = Problem.badRequest("x", "This form is too long.").withHint("Make it shorter.");
        assertThat(html(400, refused))
                .contains("This form is too long. Make it shorter.")
                .doesNotContain("abc-123");
    }

    private static String html(int status, Problem problem) {
        FormToken token = new FormToken("ab".repeat(32));
        return (String) ErrorPage.of(status, problem)
                .traced("abc-123")
                .response(token)
                .build()
                .getEntity();
    }
}
