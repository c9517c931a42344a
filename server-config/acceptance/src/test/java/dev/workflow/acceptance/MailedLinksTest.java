package dev.workflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.Page;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.client.WebBrowser;
import dev.workflow.acceptance.platform.Folders;
import dev.workflow.acceptance.platform.Installation;
import dev.workflow.acceptance.platform.Platform;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A platform with a mail server, on which people make their accounts themselves: one person's way through it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MailedLinksTest {

    private static final String URL = "http://workflow.example.com:8888";
    private static final String FIRST = "analytical engine";
    private static final String SECOND = "difference engine";
    private static final String MAIL = "ada@example.com";
    private static final Pattern LINK = Pattern.compile("(http\\S+)(/user/(?:activate|reset|update)/\\S+)");

    private final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Installation installation;
    private Platform platform;
    private WebBrowser browser;

    @BeforeAll
    void start() throws Exception {
        mailbox.start();
        Path data = Files.createTempDirectory("workflow-mail-");
        installation = new Installation(
                data,
                Map.of(
                        "WORKFLOW_URL", URL,
                        "WORKFLOW_PASSPORT_REGISTRATION", "true",
                        "WORKFLOW_SMTP_HOST", "127.0.0.1",
                        "WORKFLOW_SMTP_PORT", Integer.toString(mailbox.getSmtp().getPort()),
                        "WORKFLOW_SMTP_TLS", "none",
                        "WORKFLOW_SMTP_FROM", "workflow@example.com"));
        installation.up();
        platform = installation.platform();
        browser = new WebBrowser(platform.api());
    }

    @AfterAll
    void stop() throws Exception {
        installation.down();
        mailbox.stop();
        Folders.delete(installation.data());
    }

    @Test
    @Order(1)
    void somebodyMakesAnAccount() {
        String link = link(mailed(MAIL, () -> register("ada", MAIL).is(303)));
        Page form = open(link).is(200).says("<strong>ada</strong>");
        submit(form, "password=" + encode("not the one")).is(400);
        submit(form, "password=" + encode(FIRST)).is(303);
        assertThat(open(link).status()).as("used").isEqualTo(303);
        Person.login(platform, "ada", FIRST).api().get("/v2/auth/whoami/").is(200);
    }

    @Test
    @Order(2)
    void nobodyLearnsFromAPageWhoHasAnAccount() {
        int before = mailbox.getReceivedMessages().length;
        Page taken = register("ada", "eve@example.com").is(303);
        Page free = register("eve", "eve2@example.com").is(303);
        assertThat(taken.html()).isEqualTo(free.html());
        assertThat(taken.headers().firstValue("Location"))
                .isEqualTo(free.headers().firstValue("Location"));
        await().atMost(Duration.ofMinutes(1)).until(() -> mailbox.getReceivedMessages().length == before + 2);
        assertThat(newest("eve@example.com")).contains("not free");
        Page unknown = forgot("nobody@example.com").is(303);
        Page known = forgot(MAIL).is(303);
        assertThat(unknown.html()).isEqualTo(known.html());
        assertThat(unknown.headers().firstValue("Location"))
                .isEqualTo(known.headers().firstValue("Location"));
        await().atMost(Duration.ofMinutes(1)).until(() -> mailbox.getReceivedMessages().length == before + 3);
        assertThat(newest(MAIL)).contains("/user/reset/");
    }

    /** The link is the one that was asked for before. */
    @Test
    @Order(3)
    void aLoginEndsAMailedLink() {
        String link = link(newest(MAIL));
        open(link).is(200);
        Person.login(platform, "ada", FIRST);
        assertThat(open(link).status()).isEqualTo(404);
    }

    @Test
    @Order(4)
    void aLinkThatManyUseAtOnceServesOne() {
        Person before = Person.login(platform, "ada", FIRST);
        String link = link(mailed(MAIL, () -> forgot(MAIL).is(303)));
        Page form = open(link).is(200);
        List<CompletableFuture<Integer>> tries = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> submit(form, "password=" + encode(SECOND) + "&again=" + encode(SECOND))
                                .status()))
                .toList();
        assertThat(tries.stream().map(CompletableFuture::join)).containsOnlyOnce(303);
        assertThat(tries.stream().map(CompletableFuture::join).filter(status -> status != 303))
                .containsOnly(404);
        before.api().get("/v2/auth/whoami/").is(401);
        Person.login(platform, "ada", SECOND);
        assertThat(open(link).status()).isEqualTo(404);
        forgot(MAIL).is(429).says("Try again in ");
    }

    @Test
    @Order(5)
    void aNewAddressIsConfirmedByItsOwner() {
        Page login = at("/user/login/");
        String cookies = logIn(login);
        Api api = Api.at(platform.api()).with("Cookie", cookies);
        String link = link(mailed(
                "ada@new.example.com", () -> api.send("PUT", "/user/info", Map.of("email", "ada@new.example.com"))
                        .is(204)));
        assertThat(api.get("/user/email").text("email")).isEqualTo(MAIL);
        await().atMost(Duration.ofMinutes(1)).until(() -> newest(MAIL).contains("ada@new.example.com"));
        Api.at(platform.api()).get(link).is(401);
        String token = cookies.replaceAll(".*workflow-form=([0-9a-f]{64}).*", "$1");
        api.with("Content-Type", "application/x-www-form-urlencoded")
                .post(link, "form=" + token)
                .is(303);
        assertThat(api.get("/user/email").is(200).text("email")).isEqualTo("ada@new.example.com");
    }

    @Test
    @Order(6)
    void theAuditLogHasItAllAndNoSecret() {
        Person admin = Person.login(platform, "admin", platform.adminPassword());
        String log = admin.api().get("/v2/audit/?limit=1000").is(200).body();
        assertThat(log)
                .contains(
                        "\"user/registration\"",
                        "\"user/activate/{uid}/{token}\"",
                        "\"user/password_reset\"",
                        "\"user/reset/{uid}/{token}\"",
                        "\"user/login\"",
                        "\"user/info\"")
                .doesNotContain(FIRST, SECOND, MAIL);
        for (MimeMessage mail : mailbox.getReceivedMessages()) {
            Matcher link = LINK.matcher(text(mail));
            if (link.find()) {
                assertThat(log).doesNotContain(link.group(2).replaceAll(".*/", ""));
            }
        }
        assertThat(admin.api().get("/v2/mail/").is(200).body())
                .contains("\"sent\"")
                .doesNotContain("/user/reset/");
    }

    /** What asks for a mail claims to have reached the platform under another name. */
    private Page register(String name, String email) {
        return submit(
                at("/user/registration/"),
                "username=" + name + "&email=" + encode(email) + "&password=" + encode(FIRST) + "&again="
                        + encode(FIRST));
    }

    private Page forgot(String email) {
        return submit(at("/user/password_reset/"), "email=" + encode(email));
    }

    private Page at(String path) {
        return browser.open(path);
    }

    private Page open(String path) {
        return page(
                path, Api.at(platform.api()).with("Cookie", browser.cookies()).with("Accept", "text/html"), "GET", "");
    }

    private Page submit(Page form, String fields) {
        Api api = Api.at(platform.api())
                .with("Cookie", browser.cookies())
                .with("Accept", "text/html")
                .with("X-Forwarded-Host", "evil.example")
                .with("Content-Type", "application/x-www-form-urlencoded");
        return page(form.address().getPath(), api, "POST", "form=" + browser.cookie("workflow-form") + "&" + fields);
    }

    private Page page(String path, Api api, String method, String body) {
        var answer = api.send(method, path, body);
        return new Page(platform.api().resolve(path), answer.status(), answer.headers(), answer.body());
    }

    private String logIn(Page login) {
        Page answer = submit(login, "username=ada&password=" + encode(SECOND)).is(303);
        String session = answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("workflow-session="))
                .map(cookie -> cookie.split(";")[0])
                .findFirst()
                .orElseThrow();
        return session + "; workflow-form=" + browser.cookie("workflow-form");
    }

    /** What is mailed there because of it. */
    private String mailed(String to, Runnable ask) {
        long before = count(to);
        ask.run();
        await().atMost(Duration.ofMinutes(1)).until(() -> count(to) > before);
        return newest(to);
    }

    private long count(String to) {
        return Arrays.stream(mailbox.getReceivedMessages())
                .filter(mail -> goesTo(mail, to))
                .count();
    }

    private String newest(String to) {
        return Arrays.stream(mailbox.getReceivedMessages())
                .filter(mail -> goesTo(mail, to))
                .reduce((earlier, later) -> later)
                .map(MailedLinksTest::text)
                .orElseThrow();
    }

    private static boolean goesTo(MimeMessage mail, String to) {
        try {
            return mail.getAllRecipients()[0].toString().equals(to);
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (MessagingException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The path of the link, which must begin with the platform's own URL. */
    private static String link(String mail) {
        Matcher link = LINK.matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        assertThat(link.group(1)).isEqualTo(URL);
        return link.group(2);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
