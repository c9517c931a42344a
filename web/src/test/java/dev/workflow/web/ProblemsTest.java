package dev.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

    private static final ApiServer API = new ApiServer(new Things(), new Closed());

    @AfterAll
    static void stop() {
        API.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "detail  | 409 | {\"detail\":\"It is \\\"taken\\\".\"}",
                "field   | 400 | {\"id\":[\"No.\"]}",
                "text    | 404 | \"No App matches the given query.\"",
                "texts   | 400 | [\"a\",\"b\"]",
                "empty   | 423 | ``",
                "wrapped | 422 | {\"detail\":\"Deep down.\"}",
                "stale   | 409 | {\"detail\":\"Somebody else changed this at the same time.\"}",
                "down    | 503 | {\"detail\":\"The database cannot be reached at the moment.\"}",
                "bug     | 500 | {\"detail\":\"Server Error\"}",
            })
    void answersInTheContractsShapes(String how, int status, String body) {
        HttpResponse<String> answer = API.get("things/fail/" + how);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        if (!body.isEmpty()) {
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        }
    }

    @Test
    void speaksRfc9457WhenAsked() {
        HttpResponse<String> answer =
                API.get("things/fail/detail", "Accept", "application/problem+json", "X-Request-Id", "abc-123");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"urn:workflow:problem:taken\",\"title\":\"taken\",\"status\":409,"
                        + "\"detail\":\"It is \\\"taken\\\".\",\"code\":\"taken\",\"hint\":\"Take another.\","
                        + "\"request_id\":\"abc-123\"}");
        assertThat(API.get("things", "Accept", "application/problem+json").statusCode())
                .isEqualTo(200);
    }

    @Test
    void anUnknownAddressIsAPageAndNotAnObject() {
        HttpResponse<String> answer = API.get("nothing/here");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(answer.body()).contains("<h1>Not Found</h1>");
    }

    @Test
    void anotherMethodIs405() {
        HttpResponse<String> answer = API.send("PUT", "things/", "{}");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Method \\\"PUT\\\" not allowed.\"}");
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
    }

    @Test
    void headWorksWhereGetDoes() {
        assertThat(API.send("HEAD", "things", "").statusCode()).isEqualTo(200);
    }

    @Test
    void whatDoesNotSayItIsOpenIsClosed() {
        HttpResponse<String> answer = API.get("closed");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("token");
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Authentication credentials were not provided.\"}");
        assertThat(API.send("OPTIONS", "closed", "").statusCode()).isEqualTo(401);
    }

    @Test
    void aRoleIsAskedFor() {
        assertThat(API.get("closed/administrators").statusCode()).isEqualTo(401);
    }
}
