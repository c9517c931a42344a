package dev.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodiesTest {

    private static final String JSON = "application/json";
    private static final ApiServer API = new ApiServer(new Things());

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void nothingIsAnEmptyObject() {
        assertThat(API.send("POST", "things", BodyPublishers.noBody()).body()).isEqualTo("{}");
        assertThat(post("", JSON).body()).isEqualTo("{}");
        assertThat(post(" \n", JSON).body()).isEqualTo("{}");
    }

    @Test
    void jsonAndFormsAreRead() {
        assertThat(post("{\"b\":1,\"a\":{\"x\":null}}", "application/json; charset=utf-8")
                        .body())
                .isEqualTo("{\"b\":1,\"a\":{\"x\":null}}");
        assertThat(post("a=1&b=x%20y+z&a=2&c", "application/x-www-form-urlencoded")
                        .body())
                .isEqualTo("{\"a\":\"1\",\"b\":\"x y z\",\"c\":\"\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":}", "{'a':1}", "{\"a\":1}x", "nonsense", "{\"a\":1,}", "\u0000"})
    void badJsonIsSaidToBeThat(String body) {
        HttpResponse<String> answer = post(body, JSON);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"detail\":\"JSON parse error - ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"x\"", "true", "null"})
    void onlyAnObjectHasFields(String body) {
        HttpResponse<String> answer = post(body, JSON);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"non_field_errors\":[\"Invalid data. Expected a dictionary, but got ");
    }

    @Test
    void nestingIsBounded() {
        assertThat(post("{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}", JSON).statusCode())
                .isEqualTo(200);
        for (String deep : new String[] {"{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}", "[".repeat(10_000)}) {
            assertThat(post(deep, JSON).body())
                    .isEqualTo("{\"detail\":\"JSON parse error - nested more than 64 levels deep\"}");
        }
    }

    @Test
    void bracketsInTextsDoNotCount() {
        String text = "\\\"" + "[{".repeat(500);
        assertThat(post("{\"a\":\"" + text + "\"}", JSON).statusCode()).isEqualTo(200);
    }

    /** Whatever length the client claims: it is read up to the limit and no further. */
    @Test
    void sizeIsBounded() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };
        assertThatThrownBy(() -> new JsonBodyReader()
                        .readFrom(JsonBody.class, null, null, MediaType.APPLICATION_JSON_TYPE, null, endless))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
    }

    @Test
    void textIsUtf8() {
        byte[] latin1 = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        HttpResponse<String> answer =
                API.send("POST", "things", BodyPublishers.ofByteArray(latin1), "Content-Type", JSON);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"JSON parse error - the body is not UTF-8\"}");
    }

    @Test
    void otherTypesAreNotRead() {
        HttpResponse<String> answer = post("<a/>", "text/xml");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Unsupported media type \\\"text/xml\\\" in request.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"\\ud800\"}", "{\"a\":{\"\\udc00\\ud800\":1}}", "{\"\\ud800\":[\"x\"]}"})
    void halfCharactersAreRefused(String body) {
        HttpResponse<String> answer = post(body, JSON);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Unpaired surrogates are not allowed.");
        assertThat(post("{\"a\":\"\\ud83d\\ude80\"}", JSON).statusCode()).isEqualTo(200);
    }

    /** Such a number once took a server down: printing it needs gigabytes. */
    @ParameterizedTest
    @ValueSource(strings = {"1e1000000000", "-1e-1000000000", "1e1001", "0e99999"})
    void numbersAreBounded(String number) {
        HttpResponse<String> answer = post("{\"a\":{\"b\":[" + number + "]}}", JSON);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"JSON parse error - a number has more than 1000 digits\"}");
    }

    @Test
    void digitsAreBounded() {
        assertThat(post("{\"a\":" + "9".repeat(1000) + "}", JSON).statusCode()).isEqualTo(200);
        assertThat(post("{\"a\":" + "9".repeat(1001) + "}", JSON).statusCode()).isEqualTo(400);
        assertThat(post("{\"a\":" + "9".repeat(100_000) + "}", JSON).statusCode())
                .isEqualTo(400);
    }

    private static HttpResponse<String> post(String body, String type) {
        return API.send("POST", "things", body, "Content-Type", type);
    }
}
