package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.git.WorkTree;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.platform.Ran;
import dev.workflow.acceptance.platform.Scratch;
import dev.workflow.acceptance.sample.FreshName;
import dev.workflow.acceptance.sample.SampleApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many at once: everything that was accepted happens, in an order, and nothing is lost. */
@ExtendWith(OnPlatform.class)
class ConcurrencyTest {

    private static final int APPS = 20;
    private static final int CHANGES = 50;

    private final Platform platform;
    private final Person person;

    ConcurrencyTest(Platform platform, Person person) {
        this.platform = platform;
        this.person = person;
    }

    @Test
    void pushesToManyAppsAllSucceed() throws Exception {
        SshKey key = SshKey.of(person);
        List<App> apps = new ArrayList<>();
        List<Callable<Ran>> pushes = new ArrayList<>();
        for (int i = 0; i < APPS; i++) {
            App app = person.create(platform, FreshName.of("many"));
            apps.add(app);
            WorkTree source = SampleApp.web("page of " + app.name());
            pushes.add(() -> source.push(platform, key, app.name()));
        }
        assertThat(together(pushes)).allSatisfy(Ran::succeeded);
        for (App app : apps) {
            app.answers("page of " + app.name());
            assertThat(app.newestRelease()).isEqualTo(2);
        }
        together(apps.stream().<Callable<Object>>map(app -> app::destroy).toList());
    }

    @Test
    void secondPushToAnAppIsToldAboutTheFirst() throws Exception {
        SshKey key = SshKey.of(person);
        App app = person.create(platform, FreshName.of("twice"));
        WorkTree first = SampleApp.building(SampleApp.web("first page"), "echo slow step; sleep 6");
        Path output = Scratch.output("push");
        Process push = first.commit().pushing(platform, key, app.name(), "main").start(output);
        await("build runs").atMost(Duration.ofSeconds(60)).until(() -> Files.readString(output)
                .contains("slow step"));
        Ran second =
                SampleApp.web("second page").push(platform, key, app.name()).failed();
        assertThat(second.output()).contains("Another git push is ongoing");
        assertThat(push.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(push.exitValue()).as(Files.readString(output)).isZero();
        app.answers("first page");
        assertThat(app.newestRelease()).isEqualTo(2);
        app.destroy().is(204);
    }

    @Test
    void configurationChangesAllSurvive() throws Exception {
        App app = person.create(platform, FreshName.of("config"));
        List<Callable<Integer>> changes = IntStream.range(0, CHANGES)
                .<Callable<Integer>>mapToObj(
                        i -> () -> app.setConfig("KEY_" + i, i).status())
                .toList();
        assertThat(together(changes)).containsOnly(201);
        assertThat(app.get("releases/?limit=1000").is(200).results())
                .extracting(release -> release.path("version").asInt())
                .containsExactlyElementsOf(IntStream.iterate(CHANGES + 1, v -> v > 0, v -> v - 1)
                        .boxed()
                        .toList());
        assertThat(app.get("config/").is(200).json().path("values").size()).isEqualTo(CHANGES);
        app.destroy().is(204);
    }

    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
