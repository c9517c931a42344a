package dev.workflow.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.workflow.kubernetes.Cluster.ExecChannel;
import dev.workflow.kubernetes.Cluster.ExecRequest;
import dev.workflow.kubernetes.Cluster.LogRequest;
import dev.workflow.kubernetes.ClusterProblem.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Reading the output of containers, and running commands in them. */
interface PodContract {

    OpenCluster open();

    private Cluster cluster() {
        return open().cluster;
    }

    private String namespace() {
        return open().namespace;
    }

    private void running(String script) {
        cluster().create(Resource.POD, TestPods.pod(namespace(), "p", "Always", script));
        TestPods.awaitPhase(cluster(), namespace(), "p", "Running");
    }

    @Test
    default void outputIsReadFromWhereItIsAsked() throws IOException {
        cluster().create(Resource.POD, TestPods.pod(namespace(), "p", "Never", "echo 1; echo 2; echo 3"));
        TestPods.awaitPhase(cluster(), namespace(), "p", "Succeeded");

        assertThat(log(new LogRequest("", -1, false, false, false))).isEqualTo("1\n2\n3\n");
        assertThat(log(new LogRequest("main", 2, true, false, false))).isEqualTo("2\n3\n");
        String stamped = log(new LogRequest("main", 1, false, true, false));
        assertThat(stamped).endsWith(" 3\n");
        assertThat(Instant.parse(stamped.substring(0, stamped.indexOf(' '))))
                .isBefore(Instant.now().plusSeconds(60));
    }

    @Test
    default void whoFollowsMayStopAtAnyTime() throws Exception {
        running("echo begin; sleep 1000");
        InputStream in = cluster().log(namespace(), "p", new LogRequest("", -1, true, false, false));
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        assertThat(lines.readLine()).isEqualTo("begin");
        CompletableFuture<Object> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return String.valueOf(lines.readLine());
            } catch (IOException ended) {
                return ended;
            }
        });
        in.close();

        assertThat(waiting.get()).isNotEqualTo("begin");
    }

    @Test
    default void aContainerThatIsNotThereHasNoOutput() {
        running("sleep 1000");
        assertThatExceptionOfType(ClusterProblem.class)
                .isThrownBy(() -> cluster().log(namespace(), "q", new LogRequest("", -1, false, false, false)))
                .matches(problem -> problem.kind() == Kind.NOT_FOUND);
        assertThatExceptionOfType(ClusterProblem.class)
                .isThrownBy(() -> cluster().log(namespace(), "p", new LogRequest("", -1, false, false, true)))
                .matches(problem -> problem.kind() == Kind.INVALID)
                .withMessageContaining("previous terminated container");
    }

    @Test
    default void aCommandHasTwoOutputsAndAStatus() throws Exception {
        running("sleep 1000");
        CollectedOutput output =
                run(new ExecRequest(List.of("sh", "-c", "echo out; echo err >&2; exit 7"), false, false));

        assertThat(output.await()).isEqualTo(7);
        assertThat(output.out()).isEqualTo("out\n");
        assertThat(output.err()).isEqualTo("err\n");
        assertThat(run(new ExecRequest(List.of("true"), false, false)).await()).isZero();
    }

    @Test
    default void theInputOfACommandEnds() throws Exception {
        running("sleep 1000");
        CollectedOutput output = new CollectedOutput();
        ExecChannel channel =
                cluster().exec(namespace(), "p", "main", new ExecRequest(List.of("cat"), true, false), output);
        byte[] much = "0123456789abcdef".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        channel.stdin(much);
        channel.stdin(new byte[0]);
        channel.stdinEnd();

        assertThat(output.await()).isZero();
        assertThat(output.size()).isEqualTo(much.length);
    }

    @Test
    default void aTerminalHasASize() throws Exception {
        running("sleep 1000");
        CollectedOutput output = new CollectedOutput();
        ExecChannel channel =
                cluster().exec(namespace(), "p", "main", new ExecRequest(List.of("sh"), true, true), output);
        channel.resize(91, 37);
        await().until(() -> {
            channel.stdin("stty size\n".getBytes(StandardCharsets.UTF_8));
            return output.out().contains("37 91");
        });
        channel.stdin("exit 3\n".getBytes(StandardCharsets.UTF_8));

        assertThat(output.await()).isEqualTo(3);
    }

    @Test
    default void aCommandThatCannotBeginSaysWhy() throws Exception {
        running("sleep 1000");
        CollectedOutput output = run(new ExecRequest(List.of("/no/such/program"), false, false));

        assertThat(output.await()).isIn(126, 127);
        assertThat(output.message()).contains("/no/such/program");
        assertThatExceptionOfType(ClusterProblem.class)
                .isThrownBy(() -> cluster()
                        .exec(namespace(), "q", "main", new ExecRequest(List.of("true"), false, false), output))
                .matches(problem -> problem.kind() == Kind.NOT_FOUND);
        assertThatExceptionOfType(ClusterProblem.class)
                .isThrownBy(() -> cluster()
                        .exec(namespace(), "p", "other", new ExecRequest(List.of("true"), false, false), output))
                .matches(problem -> problem.kind() == Kind.INVALID);
    }

    @Test
    default void closingEndsACommandForUs() throws Exception {
        running("sleep 1000");
        CollectedOutput output = new CollectedOutput();
        cluster()
                .exec(namespace(), "p", "main", new ExecRequest(List.of("sleep", "1000"), false, false), output)
                .close();

        assertThat(output.await()).isEqualTo(-1);
    }

    private CollectedOutput run(ExecRequest request) {
        CollectedOutput output = new CollectedOutput();
        cluster().exec(namespace(), "p", "main", request, output);
        return output;
    }

    private String log(LogRequest request) throws IOException {
        try (InputStream in = cluster().log(namespace(), "p", request)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
