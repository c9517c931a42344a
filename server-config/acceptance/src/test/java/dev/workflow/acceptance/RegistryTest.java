package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.App;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.git.SshKey;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.platform.Program;
import dev.workflow.acceptance.platform.Ran;
import dev.workflow.acceptance.sample.FreshName;
import dev.workflow.acceptance.sample.SampleApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A pushed app's image is an ordinary image: skopeo copies it, and a copy of it runs as another app. */
@ExtendWith(OnPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryTest {

    private final Platform platform;
    private final Person owner;
    private App app;
    private String image;

    RegistryTest(Platform platform, Person owner) {
        this.platform = platform;
        this.owner = owner;
    }

    @BeforeAll
    void pushAnApp() throws Exception {
        app = owner.create(platform, FreshName.of("image"));
        SampleApp.web("page in an image")
                .push(platform, SshKey.of(owner), app.name())
                .succeeded();
        image = app.get("builds/").is(200).results().get(0).path("image").asText();
    }

    @AfterAll
    void destroyApp() {
        app.destroy().is(204);
    }

    @Test
    void releasePinsTheDigest() {
        assertThat(image)
                .matches("127\\.0\\.0\\.1:\\d+/" + app.name() + "/" + app.name() + "(:[^@]+)?@sha256:[0-9a-f]{64}");
    }

    @Test
    void ownerCopiesTheImage(@TempDir Path folder) throws Exception {
        copy(owner, app.name() + "/" + app.name(), folder).succeeded();
        String manifest = Files.readString(folder.resolve("manifest.json"));
        assertThat(manifest).contains("application/vnd.oci.image.config.v1+json");
    }

    @Test
    void strangerIsRefused(@TempDir Path folder) throws Exception {
        Person stranger = Accounts.create(platform, FreshName.of("stranger"));
        assertThat(copy(stranger, app.name() + "/" + app.name(), folder)
                        .failed()
                        .output())
                .containsIgnoringCase("denied");
        Person nobody = new Person("nobody", "a".repeat(128), owner.api());
        copy(nobody, app.name() + "/" + app.name(), folder).failed();
    }

    @Test
    void imageOfOneAppRunsAsAnother() {
        App other = owner.create(platform, FreshName.of("copy"));
        Map<String, ?> build =
                Map.of("image", image, "stack", "container", "procfile", Map.of("web", "/cnb/process/web"));
        other.post("builds/", build).is(201);
        assertThat(other.deployed(2).path("state").asText()).isEqualTo("succeed");
        other.answers("page in an image");
        other.destroy().is(204);
    }

    @Test
    void unknownImageCrashesTheRelease() {
        App other = owner.create(platform, FreshName.of("unknown"));
        String unknown = image.substring(0, image.lastIndexOf('/') + 1) + app.name() + ":no-such-tag";
        Map<String, ?> build = Map.of("image", unknown, "stack", "container", "procfile", Map.of("web", "run"));
        other.post("builds/", build).is(201);
        assertThat(other.deployed(2).path("state").asText()).isEqualTo("crashed");
        assertThat(other.release(2).path("exception").asText()).contains("no-such-tag", "404");
        other.destroy().is(204);
    }

    private Ran copy(Person person, String repository, Path folder) {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/skopeo")), "skopeo is not installed: apt-get install skopeo");
        String digest = image.substring(image.indexOf('@'));
        return Program.of(folder, "skopeo", "copy", "--src-tls-verify=false")
                .and("--src-creds", person.name() + ":" + person.token())
                .and("docker://" + platform.api().getAuthority() + "/" + repository + digest, "dir:" + folder)
                .run();
    }
}
