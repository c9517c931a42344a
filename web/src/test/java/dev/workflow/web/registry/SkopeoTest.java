package dev.workflow.web.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Skopeo as a client: the library that Podman, Buildah and CRI-O use. Skipped where it is not installed. */
class SkopeoTest {

    private static final String LOGIN = "ann:nna";

    private static RegistryServer server;
    private static FrontProxy proxy;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        boolean installed = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "skopeo")));
        assumeTrue(installed, "skopeo is not installed: apt-get install skopeo");
        server = new RegistryServer();
        proxy = new FrontProxy(server);
    }

    @AfterAll
    static void stop() {
        if (proxy != null) {
            proxy.close();
            server.close();
        }
    }

    @Test
    void imageShouldGoInAndOutAndAway() throws Exception {
        String digest = new OciLayout(Files.createDirectory(folder.resolve("in"))).write();
        Files.createDirectory(folder.resolve("out"));

        skopeo(
                "copy",
                "--dest-tls-verify=false",
                "--dest-creds",
                LOGIN,
                "oci:" + folder.resolve("in") + ":v1",
                at("v1"));
        assertThat(skopeo("inspect", "--tls-verify=false", "--creds", LOGIN, at("v1")))
                .contains(digest)
                .contains("amd64");
        skopeo(
                "copy",
                "--src-tls-verify=false",
                "--src-creds",
                LOGIN,
                "--dest-tls-verify=false",
                "--dest-creds",
                LOGIN,
                at("v1"),
                "docker://" + proxy.host() + "/shop/copy:v2");
        assertThat(skopeo("list-tags", "--tls-verify=false", "--creds", LOGIN, at("")))
                .contains("\"v1\"");
        skopeo(
                "copy",
                "--src-tls-verify=false",
                "--src-creds",
                LOGIN,
                at("v1"),
                "oci:" + folder.resolve("out") + ":v1");
        assertThat(new OciLayout(folder.resolve("out")).holds(digest)).isTrue();
        skopeo("delete", "--tls-verify=false", "--creds", LOGIN, at("v1"));

        assertThat(server.service().head("/v2/shop/skopeo/manifests/v1").statusCode())
                .isEqualTo(404);
        assertThat(server.service().head("/v2/shop/copy/manifests/v2").statusCode())
                .isEqualTo(200);
    }

    @Test
    void loginShouldBeChecked() throws Exception {
        String file = folder.resolve("auth.json").toString();
        String[] login = {"login", "--tls-verify=false", "--authfile", file, "-u", "ann", "-p"};

        assertThat(skopeo(with(login, "nna", proxy.host()))).contains("Login Succeeded");
        assertThat(ran(with(login, "wrong", proxy.host()))).isNotZero();
        new OciLayout(Files.createDirectory(folder.resolve("in"))).write();
        String target = at("login");
        skopeo("copy", "--authfile", file, "--dest-tls-verify=false", "oci:" + folder.resolve("in") + ":v1", target);
        assertThat(server.service().head("/v2/shop/skopeo/manifests/login").statusCode())
                .isEqualTo(200);
    }

    @Test
    void readOnlyTokenShouldNotPush() throws Exception {
        new OciLayout(Files.createDirectory(folder.resolve("in"))).write();
        String from = "oci:" + folder.resolve("in") + ":v1";

        skopeo("copy", "--dest-tls-verify=false", "--dest-creds", LOGIN, from, at("read"));
        assertThat(skopeo("inspect", "--tls-verify=false", "--creds", "ann:*nna", at("read")))
                .contains("amd64");
        assertThat(ran("copy", "--dest-tls-verify=false", "--dest-creds", "ann:*nna", from, at("read2")))
                .isNotZero();
        assertThat(server.service().head("/v2/shop/skopeo/manifests/read2").statusCode())
                .isEqualTo(404);
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void dockerFormatShouldBeTaken() throws Exception {
        new OciLayout(Files.createDirectory(folder.resolve("in"))).write();

        skopeo(
                "copy",
                "--format",
                "v2s2",
                "--dest-tls-verify=false",
                "--dest-creds",
                LOGIN,
                "oci:" + folder.resolve("in") + ":v1",
                at("docker"));

        assertThat(server.service()
                        .head("/v2/shop/skopeo/manifests/docker")
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/vnd.docker.distribution.manifest.v2+json");
    }

    private static String at(String tag) {
        return "docker://" + proxy.host() + "/shop/skopeo" + (tag.isEmpty() ? "" : ":" + tag);
    }

    private String skopeo(String... arguments) throws Exception {
        Path output = Files.createTempFile(folder, "skopeo", ".log");
        int exit = run(output, arguments);
        String text = Files.readString(output);
        assertThat(exit).as(text).isZero();
        return text;
    }

    private int ran(String... arguments) throws Exception {
        return run(Files.createTempFile(folder, "skopeo", ".log"), arguments);
    }

    private static int run(Path output, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("skopeo", "--insecure-policy"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return process.exitValue();
    }
}
