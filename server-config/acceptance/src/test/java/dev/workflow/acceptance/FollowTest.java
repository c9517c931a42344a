package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.git.WorkTree;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.platform.Scratch;
import dev.workflow.acceptance.sample.FreshName;
import dev.workflow.acceptance.sample.SampleApp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Following long work without asking again and again. */
@ExtendWith(OnPlatform.class)
class FollowTest {

    private final Platform platform;
    private final Person person;

    FollowTest(Platform platform, Person person) {
        this.platform = platform;
        this.person = person;
    }

    private JsonNode build(App app) {
        return await("operation of " + app.name())
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> person.api()
                                .get("/v2/operations/?app=" + app.name())
                                .is(200)
                                .results(),
                        found -> !found.isEmpty())
                .get(0);
    }

    @Test
    void aBuildIsFollowedFromItsBeginningToItsEnd() throws Exception {
        App app = person.create(platform, FreshName.of("followed"));
        SshKey key = SshKey.of(person);
        WorkTree source = SampleApp.building(SampleApp.web("page"), "echo slow step; sleep 5; echo last step");
        Path output = Scratch.output("push");
        Process push =
                source.commit().pushing(platform, key, app.name(), "main").start(output);
        String path = "/v2/operations/" + build(app).path("uuid").asText();

        CompletableFuture<Answer> events =
                CompletableFuture.supplyAsync(() -> person.api().get(path + "/events/"));
        Answer early = person.api().get(path + "/wait/?timeout=1").is(200);
        assertThat(early.text("state")).isIn("waiting", "running");
        Answer ended = person.api().get(path + "/wait/?timeout=50").is(200);
        assertThat(ended.text("state")).isEqualTo("succeeded");

        String told = events.get(30, TimeUnit.SECONDS).is(200).body();
        assertThat(events.get().headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(told).containsSubsequence("\"state\":\"running\"", "slow step", "last step", "\"succeeded\"");
        assertThat(ids(told)).isNotEmpty().startsWith("1").doesNotHaveDuplicates();
        resumes(path, told);
        assertThat(push.waitFor(60, TimeUnit.SECONDS)).isTrue();
        app.destroy().is(204);
    }

    private void resumes(String path, String told) {
        List<String> ids = ids(told);
        Answer rest =
                person.api().with("Last-Event-ID", "1").get(path + "/events/").is(200);
        assertThat(ids(rest.body())).isEqualTo(ids.subList(1, ids.size()));
        assertThat(rest.body()).contains("\"succeeded\"");
        String last = ids.get(ids.size() - 1);
        person.api().with("Last-Event-ID", last).get(path + "/events/").is(204);
    }

    private static List<String> ids(String events) {
        return events.lines()
                .filter(line -> line.startsWith("id: "))
                .map(line -> line.substring("id: ".length()))
                .toList();
    }

    @Test
    void whatDoesNotExistIsNotFollowed() {
        String nobody = "/v2/operations/00000000-0000-0000-0000-000000000000";
        person.api().get(nobody + "/wait/").is(404);
        person.api().get(nobody + "/events/").is(404);
        person.api().get(nobody + "/wait/?timeout=soon").is(400);
    }
}
