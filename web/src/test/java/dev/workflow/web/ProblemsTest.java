package dev.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.problem.Problem;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void onlyWhatNobodyExpectedLeavesATraceInTheLog() {
        List<LogRecord> lines = new CopyOnWriteArrayList<>();
        Handler collecting = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(ProblemMapper.class.getName());
        log.addHandler(collecting);
        try {
            API.get("things/fail/away");
            assertThat(lines).hasSize(1).allMatch(line -> line.getThrown() == null && line.getLevel() == Level.INFO);
            API.get("things/fail/bug");
            assertThat(lines).hasSize(2).last().matches(line -> line.getThrown() != null);
        } finally {
            log.removeHandler(collecting);
        }
    }

    @Test
    void speaksRfc9457WhenAsked() {
        HttpResponse<String> answer =
                API.get("things/fail/detail", "Accept", "application/problem+json", "X-Request-Id", "abc-123");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"urn:workflow:problem:taken\",\"title\":\"Taken\",\"status\":409,"
                        + "\"detail\":\"It is \\\"taken\\\".\",\"instance\":\"urn:workflow:request:abc-123\","
                        + "\"code\":\"taken\",\"hint\":\"Take another.\","
                        + "\"request_id\":\"abc-123\"}");
        assertThat(API.get("things", "Accept", "application/problem+json").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | things/fail/field   | 400 | invalid-id             | id: No.",
                "GET  | things/fail/text    | 404 | not-found              | No App matches the given query.",
                "GET  | things/fail/texts   | 400 | bad                    | a, b",
                "GET  | things/fail/empty   | 423 | own                    | ''",
                "GET  | things/fail/wrapped | 422 | deep                   | Deep down.",
                "GET  | things/fail/down    | 503 | database-down          | The database cannot be reached at the moment.",
                "GET  | things/fail/bug     | 500 | server-error           | Server Error",
                "GET  | nothing/here        | 404 | unknown-address        | There is nothing at this address.",
                "PUT  | things              | 405 | method-not-allowed     | Method \"PUT\" not allowed.",
                "GET  | closed              | 401 | not-authenticated      | Authentication credentials were not provided.",
            })
    void everyErrorHasProblemDetails(String method, String path, int status, String code, String detail) {
        HttpResponse<String> answer =
                API.send(method, path, "", "Accept", "application/json;q=0.5, application/problem+json");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonObject problem = Json.createReader(new StringReader(answer.body())).readObject();
        assertThat(problem.getString("type")).isEqualTo("urn:workflow:problem:" + code);
        assertThat(problem.getString("code")).isEqualTo(code);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isEqualTo(detail);
        assertThat(problem.getString("instance")).startsWith("urn:workflow:request:");
        assertThat(problem.containsKey("errors")).isEqualTo(path.endsWith("field"));
    }

    @Test
    void bodiesThatWillNotDoHaveProblemDetails() {
        String accept = "application/problem+json";
        assertThat(API.send("POST", "things", "<a/>", "Accept", accept, "Content-Type", "text/xml")
                        .body())
                .contains("\"code\":\"unsupported-media-type\"");
        String large = " ".repeat(JsonBodyReader.LARGEST + 1);
        assertThat(API.send("POST", "things", large, "Accept", accept, "Content-Type", "application/json")
                        .body())
                .contains("\"code\":\"body-too-large\"");
        assertThat(API.send("POST", "things", "{", "Accept", accept, "Content-Type", "application/json")
                        .body())
                .contains("\"code\":\"bad-json\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "*/*, application/problem+json;q=0", "text/html, */*;q=0.8"})
    void whoDoesNotAskGetsTheContractsShape(String accept) {
        assertThat(API.get("things/fail/text", "Accept", accept).body())
                .isEqualTo("\"No App matches the given query.\"");
    }

    @Test
    void aCodeHasNothingThatMeansSomethingElsewhere() {
        String text = ProblemText.rfc9457(Problem.field("a b\n%", "No."), "r");
        assertThat(text).contains("\"type\":\"urn:workflow:problem:invalid-a_b__\"");
    }

    @Test
    void whenToTryAgainIsAHeader() {
        assertThat(API.get("things/fail/later").headers().firstValue("Retry-After"))
                .contains("7");
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
