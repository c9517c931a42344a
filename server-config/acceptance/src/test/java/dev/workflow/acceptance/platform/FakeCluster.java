package dev.workflow.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.acceptance.client.Answer;
import dev.workflow.acceptance.client.Api;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fake Kubernetes of the ejb module's tests as a process of its own: an API server over HTTP, with controllers, and a
 * node that runs the commands of containers as processes of this machine.
 */
public final class FakeCluster implements AutoCloseable {

    private static final Pattern SERVER = Pattern.compile("server: (\\S+)");

    private final Path folder;
    private final Process process;

    private FakeCluster(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** @param images that its node can run */
    public static FakeCluster start(Path folder, String... images) throws IOException {
        String main = "dev.workflow.kubernetes.fake.FakeClusterMain";
        List<String> command = new ArrayList<>(List.of(Program.java(), "-Xmx256m", "-cp", classes(), main));
        command.add(folder.resolve("kubeconfig").toString());
        command.addAll(List.of(images));
        Process process = new Program(command, folder, Map.of(), "").start(folder.resolve("cluster.log"));
        FakeCluster cluster = new FakeCluster(folder, process);
        await("the fake cluster").atMost(Duration.ofMinutes(1)).until(() -> Files.exists(cluster.kubeconfig()));
        return cluster;
    }

    /** What the reactor has built: the tests' classes, and the libraries that go into the EAR. */
    private static String classes() {
        Path ejb = Platform.root().resolve("ejb/target");
        Path libraries = Platform.root().resolve("ear/target/workflow/lib");
        assertThat(ejb.resolve("test-classes")).as("tests of the ejb module").exists();
        return ejb.resolve("test-classes") + ":" + ejb.resolve("classes") + ":" + libraries + "/*";
    }

    /** What a container of one of the images runs to answer every request with what its variable RELEASE says. */
    public static String server() {
        return Program.java() + " -cp /workspace dev.workflow.engine.TestApp serve";
    }

    public Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    /** Its API, as whoever has the kubeconfig. */
    public Api api() throws IOException {
        Matcher server = SERVER.matcher(Files.readString(kubeconfig()));
        assertThat(server.find()).isTrue();
        return Api.at(URI.create(server.group(1)));
    }

    public Answer get(String path) throws IOException {
        return api().get(path);
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
