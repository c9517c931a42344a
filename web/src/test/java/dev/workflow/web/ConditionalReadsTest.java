package dev.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalReadsTest {

    private static final String BODY =
            "{\"count\":1,\"next\":null,\"previous\":null,\"results\":[{\"user_name\":\"ada\",\"age\":36}]}";

    private final ApiServer api = new ApiServer(new Lists(), new ConditionalReads());

    @AfterEach
    void stop() {
        api.close();
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElse("");
    }

    @Test
    void theBodyIsAsItWasWithATagMore() {
        HttpResponse<String> answer = api.get("users");
        assertThat(answer.body()).isEqualTo(BODY);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(tag(answer)).matches("\"[A-Za-z0-9_-]{24}\"");
        assertThat(tag(api.get("users"))).isEqualTo(tag(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAG", "W/TAG", "\"other\", TAG", "*"})
    void whoKnowsTheBodyIsNotSentIt(String known) {
        String tag = tag(api.get("users"));
        HttpResponse<String> answer = api.get("users", "If-None-Match", known.replace("TAG", tag));
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(tag(answer)).isEqualTo(tag);
    }

    @Test
    void aChangeChangesTheTag() {
        String before = tag(api.get("users"));
        api.send("POST", "users", "{}");
        HttpResponse<String> answer = api.get("users", "If-None-Match", before);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("bob");
        assertThat(tag(answer)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"users/long", "users/secret", "users/text"})
    void whatIsLongOrSecretOrNoJsonHasNoTag(String path) {
        HttpResponse<String> answer = api.get(path, "If-None-Match", "*");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(tag(answer)).isEmpty();
        assertThat(answer.body()).isNotEmpty();
    }

    @Test
    void changesHaveNoTag() {
        assertThat(tag(api.send("POST", "users", "{}"))).isEmpty();
    }

    @Test
    void headHasTheTagOfGet() {
        assertThat(tag(api.send("HEAD", "users", ""))).isEqualTo(tag(api.get("users")));
    }
}
