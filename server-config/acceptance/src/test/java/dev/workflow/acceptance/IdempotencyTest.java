package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A call that is repeated with its {@code Idempotency-Key} is done once. */
@ExtendWith(OnPlatform.class)
class IdempotencyTest {

    private static final int TIMES = 20;
    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    private final Platform platform;
    private final Person person;

    IdempotencyTest(Platform platform, Person admin) throws Exception {
        this.platform = platform;
        this.person = Accounts.create(platform, FreshName.of("repeater"));
    }

    private Api keyed(String key) {
        return person.api().with(KEY, key);
    }

    private static boolean replayed(Answer answer) {
        return answer.headers().firstValue(REPLAYED).isPresent();
    }

    /** As a client does that was told to wait. */
    private static Answer patiently(Callable<Answer> call) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        call,
                        answer -> answer.status() != 409
                                || answer.headers().firstValue("Retry-After").isEmpty());
    }

    private static List<Answer> together(Callable<Answer> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(TIMES);
        try {
            Callable<Answer> patient = () -> patiently(call);
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> done : threads.invokeAll(Collections.nCopies(TIMES, patient))) {
                answers.add(done.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void manyEqualCallsMakeOneApp() throws Exception {
        List<Answer> answers = together(() -> keyed("create").post("/v2/apps/", "{}"));

        assertThat(answers).allSatisfy(answer -> answer.is(201));
        assertThat(answers).extracting(Answer::body).containsOnly(answers.get(0).body());
        assertThat(answers).filteredOn(answer -> !replayed(answer)).hasSize(1);
        assertThat(person.api().get("/v2/apps/").is(200).json().path("count").asInt())
                .isEqualTo(1);
        person.api().delete("/v2/apps/" + answers.get(0).text("id") + "/").is(204);
    }

    @Test
    void manyEqualCallsMakeOneRelease() throws Exception {
        App app = person.create(platform, FreshName.of("once"));
        String path = "/v2/apps/" + app.name() + "/config/";
        Map<String, ?> body = Map.of("values", Map.of("COLOUR", "blue"));
        List<Answer> answers = together(() -> keyed("config").post(path, body));

        assertThat(answers).allSatisfy(answer -> answer.is(201));
        assertThat(answers).filteredOn(answer -> !replayed(answer)).hasSize(1);
        assertThat(app.newestRelease()).isEqualTo(2);
        app.destroy().is(204);
    }

    @Test
    void theKeyBelongsToOneRequest() {
        String name = FreshName.of("one");
        Answer first = keyed("k").post("/v2/apps/", Map.of("id", name)).is(201);
        assertThat(replayed(first)).isFalse();
        keyed("k").post("/v2/apps/", Map.of("id", name + "x")).is(422);
        keyed("k").delete("/v2/apps/" + name + "/").is(422);
        Answer again = keyed("k").post("/v2/apps/", Map.of("id", name)).is(201);
        assertThat(replayed(again)).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        keyed("gone").delete("/v2/apps/" + name + "/").is(204);
        assertThat(replayed(keyed("gone").delete("/v2/apps/" + name + "/").is(204)))
                .isTrue();
    }

    @Test
    void anErrorIsNotKept() {
        String name = FreshName.of("late");
        keyed("e")
                .post("/v2/apps/" + name + "/config/", "{\"values\":{\"A\":\"1\"}}")
                .is(404);
        App app = person.create(platform, name);
        keyed("e")
                .post("/v2/apps/" + name + "/config/", "{\"values\":{\"A\":\"1\"}}")
                .is(201);
        assertThat(app.newestRelease()).isEqualTo(2);
        app.destroy().is(204);
    }

    @Test
    void whoSendsNoKeyNoticesNothing() {
        String name = FreshName.of("plain");
        App app = person.create(platform, name);
        Answer second = person.api().post("/v2/apps/", Map.of("id", name)).is(400);
        assertThat(replayed(second)).isFalse();
        keyed("not acceptable").post("/v2/apps/", "{}").is(400);
        app.destroy().is(204);
    }
}
