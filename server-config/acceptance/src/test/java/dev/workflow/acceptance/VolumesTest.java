package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Cli;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.git.WorkTree;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.platform.Ran;
import dev.workflow.acceptance.sample.FreshName;
import dev.workflow.acceptance.sample.SampleApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files that outlive the processes of an app, with the shipped client; each step builds on the one before. */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VolumesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String RESTART = "The pods should be restart, please check the pods up or not.";

    private final Platform platform;
    private final App app;
    private SshKey key;
    private WorkTree source;
    private Cli cli;
    private String uuid;

    @TempDir
    Path local;

    VolumesTest(Platform platform, Person person) {
        this.platform = platform;
        this.app = new App(platform, person, FreshName.of("volumes"));
    }

    private Ran drycc(String verb, String... words) {
        List<String> all = Stream.concat(Stream.of(verb, "-a", app.name()), Stream.of(words))
                .toList();
        return cli.run(all.toArray(String[]::new));
    }

    private void said(Ran ran, String... lines) {
        assertThat(ran.succeeded().output().lines()).containsSequence(lines);
    }

    private JsonNode volume() {
        return app.get("volumes/data/").is(200).json();
    }

    private void awaitPath(String path) {
        await("mount of data at " + path)
                .atMost(PATIENCE)
                .until(() -> volume().path("path").path("web").asText(), path::equals);
        await("old process has left").atMost(PATIENCE).until(() -> web(app).size() == 1);
    }

    /** Finished one-off processes stay listed for a while. */
    private static List<String> web(App app) {
        return app.pods().stream()
                .filter(pod -> pod.path("type").asText().equals("web"))
                .map(pod -> pod.path("name").asText())
                .toList();
    }

    /** What a shell beside the web process prints. */
    private String shell(String script) {
        String pod = web(app).get(0);
        return drycc("ps:exec", pod, "--", "sh", "-c", script)
                .succeeded()
                .output()
                .strip();
    }

    @Test
    @Order(1)
    void anAppRuns() throws Exception {
        cli = Cli.login(platform, "admin", platform.adminPassword());
        key = SshKey.create();
        cli.run("keys:add", app.name(), key.secret() + ".pub").succeeded();
        cli.run("create", app.name(), "--no-remote").succeeded();
        source = SampleApp.web("page one");
        source.push(platform, key, app.name()).succeeded();
        app.answers("page one");
    }

    @Test
    @Order(2)
    void aVolumeIsCreated() {
        assertThat(drycc("volumes").succeeded().output()).contains("Could not find any volume.");
        said(drycc("volumes:add", "data", "1g"), "Creating data to " + app.name() + "... done");
        JsonNode volume = volume();
        uuid = volume.path("uuid").asText();
        assertThat(volume.path("size").asText()).isEqualTo("1G");
        assertThat(volume.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "uuid", "app", "owner", "name", "size", "path", "type", "parameters", "created", "updated");
        said(drycc("volumes:expand", "data", "2G"), "Expand data to " + app.name() + "... done");
        assertThat(drycc("volumes:expand", "data", "1G").failed().output()).contains("Shrink volume is not supported.");
        assertThat(drycc("volumes:info", "data").succeeded().output()).contains(uuid, "csi", "admin");
    }

    @Test
    @Order(3)
    void itIsMountedAndTheAppWrites() {
        said(drycc("volumes:mount", "data", "web=/data/files"), "Mounting volume... done", RESTART);
        awaitPath("/data/files");
        assertThat(app.newestRelease()).as("a mount makes no release").isEqualTo(2);
        assertThat(shell("echo from the app >/data/files/note; mkdir /data/files/dir; id -u; cat /data/files/note"))
                .endsWith("from the app");
        assertThat(drycc("volumes").succeeded().output()).containsPattern("data +admin +csi +web +/data/files +2G");
        app.answers("page one");
        folder(uuid).ifPresent(folder -> assertThat(folder.resolve("note")).hasContent("from the app"));
    }

    @Test
    @Order(4)
    void theClientListsReadsAndWrites() throws IOException {
        assertThat(drycc("volumes:client", "ls", "vol://data/").succeeded().output())
                .containsPattern("\\] +4KiB +dir/")
                .containsPattern("\\] +13 +note");
        drycc("volumes:client", "cp", "vol://data/note", local.toString()).succeeded();
        assertThat(local.resolve("note")).hasContent("from the app");
        Path up = Files.createDirectories(local.resolve("up/deep"));
        Files.writeString(up.resolve("hello world.txt"), "from the client");
        drycc("volumes:client", "cp", local.resolve("up").toString(), "vol://data/new/dir")
                .succeeded();
        assertThat(shell("cat '/data/files/new/dir/up/deep/hello world.txt'; echo more >>/data/files/new/dir/up/x"))
                .isEqualTo("from the client");
        Path down = Files.createDirectory(local.resolve("down"));
        drycc("volumes:client", "cp", "vol://data/new", down.toString()).succeeded();
        assertThat(down.resolve("new/dir/up/deep/hello world.txt")).hasContent("from the client");
        assertThat(down.resolve("new/dir/up/x")).hasContent("more");
    }

    @Test
    @Order(5)
    void anUploadReplacesAsAWholeAndHasLimits() {
        String client = "volumes/data/client/";
        assertThat(app.owner()
                        .api()
                        .with("Content-Type", "filer/octet-stream")
                        .post("/v2/apps/" + app.name() + "/" + client, "x")
                        .is(400)
                        .text("detail"))
                .contains("filename");
        app.post(client, Map.of("a", "b")).is(415);
        app.get(client + "?path=../..").is(400);
        app.get(client + "nope").is(404);
        app.get(client + "%2e%2e/x").is(400);
        assertThat(app.get(client + "note").is(200).headers().firstValue("Content-Length"))
                .contains("13");
        assertThat(app.get(client + "note").headers().firstValue("Content-Type"))
                .contains("application/octet-stream");
        assertThat(app.get(client + "?path=note").is(200).results())
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.path("path").asText()).isEqualTo("note");
                    assertThat(file.path("size").isTextual()).isTrue();
                    assertThat(file.path("type").asText()).isEqualTo("file");
                });
    }

    @Test
    @Order(6)
    void linksOfTheAppLeadTheClientNowhere() {
        shell("ln -s /etc /data/files/etc; ln -s /etc/hostname /data/files/host; mkfifo /data/files/pipe");
        assertThat(drycc("volumes:client", "ls", "vol://data/").succeeded().output())
                .doesNotContain("etc", "host", "pipe");
        for (String path : List.of("etc/passwd", "host", "pipe", "etc")) {
            app.get("volumes/data/client/" + path).is(404);
        }
        drycc("volumes:client", "rm", "vol://data/etc").succeeded();
        assertThat(shell("ls -A /data/files /etc | grep -c '^etc$' || true")).isEqualTo("0");
    }

    @Test
    @Order(7)
    void theFilesOutliveADeploy() throws Exception {
        source.write("page.txt", "page two")
                .commit()
                .push(platform, key, app.name())
                .succeeded();
        app.answers("page two");
        await("old process has left").atMost(PATIENCE).until(() -> web(app).size() == 1);
        assertThat(shell("cat /data/files/note")).isEqualTo("from the app");
    }

    @Test
    @Order(8)
    void aOneOffProcessSeesThem() {
        Ran run = cli.run("run", "-a", app.name(), "--mount", "data:/mnt-it", "--", "cat", "/mnt-it/note");
        assertThat(run.succeeded().output()).contains("from the app");
        Ran unknown = cli.run("run", "-a", app.name(), "--mount", "nope:/mnt-it", "--", "true");
        assertThat(unknown.failed().output()).contains("No Volume matches the given query.");
    }

    @Test
    @Order(9)
    void nobodyElseSeesThem() throws Exception {
        App other = app.owner().create(platform, FreshName.of("other"));
        SampleApp.web("other page").push(platform, key, other.name()).succeeded();
        other.answers("other page");
        other.post("volumes/", Map.of("name", "data", "size", "1G")).is(201);
        assertThat(other.get("volumes/data/client/").is(200).results()).isEmpty();
        String pod = web(other).get(0);
        Ran look = cli.run("ps:exec", "-a", other.name(), pod, "--", "sh", "-c", "test ! -e /data && echo nothing");
        assertThat(look.succeeded().output()).contains("nothing");
        other.destroy().is(204);
    }

    @Test
    @Order(10)
    void whatThisMachineCannotMountIsSaid() {
        said(
                drycc("volumes:add", "share", "1G", "-t", "nfs", "--nfs-server=files.example.com", "--nfs-path=/srv"),
                "Creating share to " + app.name() + "... done");
        assertThat(drycc("volumes:mount", "share", "web=/share").failed().output())
                .contains("cannot mount the nfs volume share");
        assertThat(drycc("volumes:mount", "data", "web=/usr/data").failed().output())
                .contains("the system's own files are there");
        said(drycc("volumes:remove", "share"), "Deleting share from " + app.name() + "... done");
    }

    @Test
    @Order(11)
    void itIsUnmountedAndRemoved() {
        drycc("volumes:client", "rm", "vol://data/new").succeeded();
        assertThat(shell("ls /data/files")).doesNotContain("new");
        assertThat(drycc("volumes:remove", "data").failed().output()).contains("this volume is mounting");
        said(drycc("volumes:unmount", "data", "web"), "Unmounting volume... done", RESTART);
        awaitPath("");
        assertThat(shell("test ! -e /data && echo away")).isEqualTo("away");
        assertThat(app.get("volumes/data/client/note").is(200).body()).isEqualTo("from the app\n");
        said(drycc("volumes:remove", "data"), "Deleting data from " + app.name() + "... done");
        app.get("volumes/data/").is(404);
        app.get("volumes/data/client/note").is(404);
        folderIsGone(uuid);
    }

    private Optional<Path> folder(String volume) {
        return platform.data().map(data -> data.resolve("volumes").resolve(volume));
    }

    private void folderIsGone(String volume) {
        folder(volume).ifPresent(folder -> await("no folder of " + volume)
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(folder).doesNotExist()));
    }

    @Test
    @Order(12)
    void aVolumeGoesWithItsApp() {
        String volume = app.post("volumes/", Map.of("name", "late", "size", "1G"))
                .is(201)
                .text("uuid");
        app.get("volumes/late/client/").is(200);
        app.destroy().is(204);
        folderIsGone(volume);
    }

    @Test
    @Order(13)
    void resourcesSayThatThereIsNoBroker() {
        App own = app.owner().create(platform, FreshName.of("resources"));
        assertThat(cli.run("resources:services").succeeded().output()).contains("Could not find any services");
        assertThat(cli.run("resources:plans", "postgresql").succeeded().output())
                .contains("Could not find any plans in postgresql service.");
        assertThat(cli.run("resources:create", "postgresql:small", "db", "-a", own.name())
                        .failed()
                        .output())
                .contains("There was a problem creating the resource db for " + own.name(), "config:set");
        assertThat(cli.run("resources", "-a", own.name()).succeeded().output())
                .contains("No resources found in " + own.name() + " app.");
        assertThat(cli.run("resources:describe", "db", "-a", own.name())
                        .failed()
                        .output())
                .contains("No Resource matches the given query.");
        own.destroy().is(204);
    }
}
