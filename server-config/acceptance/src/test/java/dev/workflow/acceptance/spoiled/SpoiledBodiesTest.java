package dev.workflow.acceptance.spoiled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.contract.Cast;
import dev.workflow.acceptance.contract.Description;
import dev.workflow.acceptance.contract.Kind;
import dev.workflow.acceptance.contract.Operation;
import dev.workflow.acceptance.contract.Promises;
import dev.workflow.acceptance.contract.Scene;
import dev.workflow.acceptance.contract.Target;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Parts;
import dev.workflow.acceptance.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever is sent to an operation that reads JSON, it answers as the document promises, never with a fault of the
 * server, soon, and without keeping the memory.
 */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpoiledBodiesTest {

    /** A success takes milliseconds; this is for a machine that does much else. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final int FAULT = 500;
    private static final long MOST_GROWTH = 400L << 20;
    private static final int SHOWN = 40;

    private final Platform platform;
    private final Person administrator;
    private final Description description;
    private final Promises promises;
    private Cast cast;
    private Scene scene;
    private long before;
    private int requests;

    SpoiledBodiesTest(Platform platform, Person administrator) {
        this.platform = platform;
        this.administrator = administrator;
        this.description = Description.of(platform);
        this.promises = new Promises(description);
    }

    @BeforeAll
    void prepare() throws Exception {
        cast = Cast.on(platform, administrator);
        scene = Scene.with(platform, cast);
        before = resident();
    }

    @AfterAll
    void memoryIsFlat(TestReporter reporter) throws IOException {
        long growth = resident() - before;
        reporter.publishEntry("spoiled bodies", requests + ", the server grew by " + (growth >> 20) + " MiB");
        assertThat(growth).isLessThan(MOST_GROWTH);
    }

    @AfterAll
    void tidy() {
        for (Person person : List.of(cast.person(Kind.OWNER), cast.person(Kind.STRANGER))) {
            person.api().get("/v2/apps/?limit=1000").is(200).results().stream()
                    .filter(app -> app.path("owner").asText().equals(person.name()))
                    .forEach(app -> person.api()
                            .delete("/v2/apps/" + app.path("id").asText() + "/")
                            .is(204));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyBody() {
        return description.operations().stream()
                .filter(operation -> operation.bodySchema().isPresent())
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> spoil(operation)));
    }

    private void spoil(Operation operation) {
        Kind kind = operation.permission().equals("builder") ? Kind.BUILDER : Kind.OWNER;
        RawBody to = new RawBody(platform.api(), scene.path(operation, Target.OWN), cast, kind);
        List<String> wrong = new ArrayList<>();
        new SpoiledBodies(description, operation).all().forEach(body -> {
            requests++;
            Instant start = Instant.now();
            Answer answer = to.send(operation.method(), body);
            Duration took = Duration.between(start, Instant.now());
            if (isFault(answer) || took.compareTo(LONGEST) > 0) {
                wrong.add(answer.status() + " after " + took + " for " + body + ": " + answer.body());
            } else {
                wrong.add(promises.broken(operation, answer).transform(it -> it.isEmpty() ? it : body + ": " + it));
            }
        });
        cast.api(Kind.ANONYMOUS).get("/healthz").is(200);
        wrong.removeIf(String::isEmpty);
        assertThat(wrong.stream().limit(SHOWN))
                .as(wrong.size() + " wrong answers")
                .isEmpty();
    }

    /** What needs a service broker is answered with 503 where there is none (api.md §8): that is no fault. */
    private static boolean isFault(Answer answer) {
        boolean noBroker = answer.status() == 503 && answer.body().contains("no service broker is connected");
        return answer.status() >= FAULT && !noBroker;
    }

    /** Bytes of memory that the server has, from the kernel. */
    private long resident() throws IOException {
        long pid = new Parts(platform.data().orElseThrow()).part(Parts.SERVER).pid();
        String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
        return status.lines()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                << 10;
    }
}
