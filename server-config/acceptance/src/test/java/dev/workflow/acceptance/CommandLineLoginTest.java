package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.Page;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.client.WebBrowser;
import dev.workflow.acceptance.platform.OnPlatform;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.platform.Program;
import dev.workflow.acceptance.sample.FreshName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The shipped command line logs in from a machine without a browser, while somebody decides about it elsewhere. */
@ExtendWith(OnPlatform.class)
class CommandLineLoginTest {

    private static final Pattern CODE = Pattern.compile("Code: (\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Platform platform;
    private final WebBrowser browser;

    @TempDir
    private Path folder;

    CommandLineLoginTest(Platform platform) {
        this.platform = platform;
        this.browser = new WebBrowser(platform.api());
    }

    @Test
    void whoAllowsItIsLoggedInThere() throws Exception {
        Person person = Accounts.create(platform, FreshName.of("remote"));
        Path said = folder.resolve("said");
        Process login = cli("login", platform.api().toString(), "--device").start(said);

        browser.submit(confirmation(person, said), Map.of("decision", "allow")).is(200);

        assertThat(login.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(said)).contains("Logged in as " + person.name());
        assertThat(cli("tokens", "--detail").run().succeeded().output()).contains("workflow-cli", "admin");
        cli("logout").run().succeeded();
    }

    @Test
    void whoRefusesItIsNot() throws Exception {
        Person person = Accounts.create(platform, FreshName.of("careful"));
        Path said = folder.resolve("said");
        Process login = cli("login", platform.api().toString(), "--device").start(said);

        browser.submit(confirmation(person, said), Map.of("decision", "deny")).is(200);

        assertThat(login.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(login.exitValue()).isEqualTo(1);
        assertThat(Files.readString(said)).contains("the login was refused in the browser");
        assertThat(folder.resolve("client.json")).doesNotExist();
    }

    /** Types the code in, as somebody else than the one who waits might. */
    private Page confirmation(Person person, Path said) {
        String code = await().atMost(PATIENCE).until(() -> codeOf(said), found -> !found.isEmpty());
        Page login = browser.open("/oauth/device/");
        Page question = browser.logIn(login, person.name(), Accounts.password(person.name()));
        return browser.submit(question, Map.of("user_code", code)).is(200).says(code);
    }

    private static String codeOf(Path said) throws IOException {
        Matcher code = CODE.matcher(Files.exists(said) ? Files.readString(said) : "");
        return code.find() ? code.group(1) : "";
    }

    private Program cli(String... words) {
        return Program.of(
                        folder,
                        Program.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Platform.distribution().resolve("cli.jar").toString(),
                        "-c",
                        folder.resolve("client.json").toString())
                .with("DRYCC_NO_SSH_CONFIG", "1")
                .and(words);
    }
}
