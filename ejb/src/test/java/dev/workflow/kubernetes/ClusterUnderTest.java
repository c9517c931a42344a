package dev.workflow.kubernetes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.workflow.kubernetes.fake.FakeApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The cluster a suite runs on: a {@link FakeApiServer}, or the real one that the kubeconfig file in the environment
 * variable {@value #VARIABLE} names. A suite is an interface or abstract class with two subclasses, one for each. On a
 * real cluster it uses only namespaces that {@link #namespace} named; closing deletes them.
 */
public final class ClusterUnderTest implements AutoCloseable {

    public static final String VARIABLE = "WORKFLOW_TEST_KUBECONFIG";

    private final String prefix;
    private final String kubeconfig;
    private final Optional<FakeApiServer> fake;
    private final List<String> namespaces = new CopyOnWriteArrayList<>();

    private ClusterUnderTest(String prefix, String kubeconfig, Optional<FakeApiServer> fake) {
        this.prefix = prefix;
        this.kubeconfig = kubeconfig;
        this.fake = fake;
    }

    /** A fresh one, with nobody else in it. */
    public static ClusterUnderTest fake() {
        FakeApiServer server = new FakeApiServer();
        return new ClusterUnderTest("fake", server.kubeconfig(), Optional.of(server));
    }

    /**
     * Skips the test when there is none.
     *
     * @param prefix of the namespaces' names
     */
    public static ClusterUnderTest real(String prefix) {
        String file = System.getenv(VARIABLE);
        assumeTrue(
                file != null && !file.isBlank(),
                "skipped: " + VARIABLE + " names no kubeconfig file of a real cluster to test on");
        try {
            return new ClusterUnderTest(prefix, Files.readString(Path.of(file)), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isReal() {
        return fake.isEmpty();
    }

    /** The server itself, to make it fail and to count what it is asked for; empty on a real cluster. */
    public Optional<FakeApiServer> server() {
        return fake;
    }

    /** The text of a kubeconfig file. */
    public String kubeconfig() {
        return kubeconfig;
    }

    /** A name that no other test uses, for the test to create; at most 24 characters when the parts are short. */
    public String namespace(String purpose) {
        String random = Long.toString(ThreadLocalRandom.current().nextLong(36L * 36 * 36 * 36 * 36), 36);
        String name = (prefix + "-" + purpose + "-" + random).toLowerCase(Locale.ROOT);
        namespaces.add(name);
        return name;
    }

    /** For calls in the API's own words. */
    public RawCluster raw() {
        return new RawCluster(kubeconfig);
    }

    @Override
    public void close() {
        try (RawCluster raw = raw()) {
            namespaces.forEach(name -> raw.call("DELETE", "/api/v1/namespaces/" + name));
        } finally {
            fake.ifPresent(FakeApiServer::close);
        }
    }
}
