package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a client gets beyond the contract when it asks for it: RFC 9457, request ids, 304. */
@ExtendWith(OnPlatform.class)
class ProblemDetailsTest {

    private final Api stranger;
    private final Api caller;
    private final Person person;

    ProblemDetailsTest(Platform platform, Person person) {
        this.person = person;
        this.stranger = Api.at(platform.api()).with("Accept", "application/problem+json");
        this.caller = person.api().with("Accept", "application/problem+json").with("X-Request-Id", "problem-1");
    }

    private static void problem(Answer answer, int status, String code) {
        answer.is(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("type").asText()).isEqualTo("urn:workflow:problem:" + code);
        assertThat(problem.path("title").asText()).isNotBlank();
        String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(problem.path("instance").asText()).isEqualTo("urn:workflow:request:" + id);
        assertThat(problem.path("request_id").asText()).isEqualTo(id);
    }

    @Test
    void resourcesExplainThemselves() {
        problem(stranger.get("/v2/"), 401, "not-authenticated");
        problem(stranger.get("/v2/apps/"), 401, "not-authenticated");
        problem(caller.get("/v2/apps/no-such-app/"), 404, "not-found");
        problem(caller.get("/v2/no/such/address"), 404, "unknown-address");
        problem(caller.send("PUT", "/v2/apps/", ""), 405, "method-not-allowed");
        Answer field = caller.post("/v2/apps/", Map.of("id", "A B"));
        problem(field, 400, "invalid-id");
        assertThat(field.json().path("errors").path("id").get(0).asText()).startsWith("App name must start");
        problem(caller.send("PATCH", "/v2/users/admin/disable/", ""), 423, "own-account");
    }

    @Test
    void filtersExplainThemselves() {
        problem(stranger.with("Authorization", "token x").get("/v2/apps/"), 401, "invalid-token");
        problem(caller.get("/v2/..;/apps"), 400, "bad-path");
        problem(caller.with("Idempotency-Key", "a b").post("/v2/apps/", "{}"), 400, "bad-idempotency-key");
    }

    @Test
    void othersSeeTheContractsShapes() {
        Answer answer = person.api().get("/v2/apps/no-such-app/").is(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo("\"No App matches the given query.\"");
    }

    @Test
    void oddRequestIdsAreReplaced() {
        assertThat(caller.get("/v2/apps/").headers().firstValue("X-Request-Id")).contains("problem-1");
        for (String odd : new String[] {"a b", "x".repeat(65), "<script>"}) {
            assertThat(person.api()
                            .with("X-Request-Id", odd)
                            .get("/v2/apps/")
                            .headers()
                            .firstValue("X-Request-Id"))
                    .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f-]{36}"));
        }
    }

    @Test
    void whatIsKnownIsNotSentAgain() {
        Answer first = person.api().get("/v2/auth/whoami/").is(200);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        Answer second =
                person.api().with("If-None-Match", tag).get("/v2/auth/whoami/").is(304);
        assertThat(second.body()).isEmpty();
    }
}
