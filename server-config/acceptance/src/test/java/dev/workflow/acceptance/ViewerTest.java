package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.Handshake;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.AppRoutes;
import dev.workflow.acceptance.sample.FreshName;
import dev.workflow.acceptance.sample.SampleApp;
import dev.workflow.acceptance.sample.Victim;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who was given the right to view an app sees it and changes nothing, over every route. */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewerTest {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** Reads that need more than the right to view. */
    private static final Set<String> CLOSED = Set.of(
            "GET apps/{id}/identities",
            "GET apps/{id}/perms",
            "GET apps/{id}/perms/groups",
            "GET apps/{id}/perms/why",
            "GET {name}/blobs/uploads/{id}");

    private final Platform platform;
    private final Person owner;
    private Victim app;
    private Person viewer;
    private List<String> before;

    ViewerTest(Platform platform, Person owner) {
        this.platform = platform;
        this.owner = owner;
    }

    @BeforeAll
    void prepare() throws Exception {
        app = Victim.create(platform, owner);
        viewer = Accounts.create(platform, FreshName.of("viewer"));
        app.app()
                .post("perms/", Map.of("username", viewer.name(), "permissions", "view"))
                .is(201);
        before = app.snapshot();
    }

    @AfterAll
    void nothingHasChanged() {
        assertThat(app.snapshot()).isEqualTo(before);
        app.app().destroy().is(204);
    }

    static Stream<String> reads() {
        return AppRoutes.BODIES.keySet().stream().filter(ViewerTest::readable);
    }

    static Stream<String> changes() {
        return AppRoutes.BODIES.keySet().stream().filter(route -> !readable(route) && !route.startsWith("SOCKET"));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void seesTheApp(String route) {
        String[] words = route.split(" ");
        int status = viewer.api().send(words[0], app.path(words[1]), "").status();
        boolean mayBeNothing = words[1].contains("blobs") || words[1].contains("resources/");
        assertThat(status).as(route).isIn(mayBeNothing ? List.of(200, 404) : List.of(200));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changesNothing(String route) {
        String[] words = route.split(" ");
        viewer.api()
                .send(words[0], app.path(words[1]), app.body(route, viewer.name()))
                .is(403);
    }

    @Test
    void readsLogsButRunsNoCommand() {
        String pod = "/v2/apps/" + app.app().name() + "/pods/" + app.names().get("pod");
        assertThat(Handshake.status(platform.api(), "/v2/apps/" + app.app().name() + "/logs", viewer.token()))
                .isEqualTo(101);
        assertThat(Handshake.status(platform.api(), pod + "/logs/", viewer.token()))
                .isEqualTo(101);
        assertThat(Handshake.status(platform.api(), pod + "/exec/", viewer.token()))
                .isEqualTo(403);
    }

    @Test
    void fetchesButDoesNotPush() throws Exception {
        SshKey key = SshKey.of(viewer);
        assertThat(SampleApp.web("page").remoteHead(platform, key, app.app().name()))
                .hasSize(40);
        SampleApp.web("page")
                .pushing(platform, key, app.app().name(), "+main")
                .run()
                .failed();
    }

    private static boolean readable(String route) {
        return READING.contains(route.split(" ")[0]) && !CLOSED.contains(route);
    }
}
