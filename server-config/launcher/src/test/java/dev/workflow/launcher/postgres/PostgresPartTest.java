package dev.workflow.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.workflow.launcher.FreePorts;
import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.TestPath;
import dev.workflow.launcher.Versions;
import dev.workflow.launcher.data.DataFolder;
import dev.workflow.launcher.data.Secrets;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes of the real binaries; each life of the server is one {@link #start()}. */
@Timeout(180)
class PostgresPartTest {

    @TempDir
    static Path shared;

    @TempDir
    Path temp;

    private DataFolder data;
    private int port;
    private PostgresPart part;
    private Process process;

    @BeforeEach
    void unpackOnce() throws Exception {
        Binaries binaries = Binaries.unpacked(shared, Versions.postgres(), TestPath.jars());
        data = new DataFolder(temp.resolve("data")).create();
        Files.createDirectories(data.postgres());
        Files.createSymbolicLink(data.postgres().resolve(Versions.postgres()), binaries.home());
        port = FreePorts.one();
        part = part(port);
    }

    @AfterEach
    void stop() throws Exception {
        if (process != null) {
            part.stop(process);
            assertThat(process.isAlive()).isFalse();
        }
        new Leftovers(data.postgres().resolve("data")).clear();
        Files.delete(data.postgres().resolve(Versions.postgres()));
    }

    @Test
    void durableByDefaultAndOnlyForWhoKnowsThePassword() throws Exception {
        start();
        assertThat(query("show fsync")).isEqualTo("on");
        assertThat(query("show synchronous_commit")).isEqualTo("on");
        assertThat(query("show data_checksums")).isEqualTo("on");
        assertThat(query("select rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThatThrownBy(() -> connect("workflow", "wrong")).hasMessageContaining("authentication failed");
        assertThatThrownBy(() -> connect("postgres", "")).isInstanceOf(SQLException.class);
    }

    @Test
    void whatWasCommittedSurvivesAKillWithItsBackendsStillThere() throws Exception {
        start();
        try (Connection connection = connect()) {
            execute(connection, "create table t(n int)");
            execute(connection, "insert into t values (42)");
            process.destroyForcibly().waitFor();
            start();
        }
        assertThat(query("select n from t")).isEqualTo("42");
    }

    @Test
    void theFileOfADeadPredecessorDoesNotStopTheStart() throws Exception {
        start();
        part.stop(process);
        long alive = ProcessHandle.current().pid();
        Files.writeString(data.postgres().resolve("data/postmaster.pid"), alive + "\n/elsewhere\n1\n" + port + "\n");
        start();
        assertThat(query("select 1")).isEqualTo("1");
    }

    @Test
    void aHalfMadeClusterIsMadeAgain() throws Exception {
        Files.createDirectories(data.postgres().resolve("data.draft/base"));
        start();
        assertThat(query("select current_database()")).isEqualTo("workflow");
    }

    @Test
    void filesOfAnotherVersionAreLeftAlone() throws Exception {
        Path files = Files.createDirectories(data.postgres().resolve("data"));
        Files.writeString(files.resolve("PG_VERSION"), "11\n");
        assertThatThrownBy(() -> part.start()).isInstanceOf(Refusal.class).hasMessageContaining("PostgreSQL 11");
        assertThat(files.resolve("PG_VERSION")).hasContent("11");
    }

    @Test
    void itEndsWhenTheProcessThatStartedItIsKilled() throws Exception {
        Process parent = new ProcessBuilder(new dev.workflow.launcher.process.JavaCommand()
                        .classPath(TestPath.jars())
                        .main(PostgresParent.class)
                        .with(data.root().toString(), Integer.toString(port))
                        .command())
                .inheritIO()
                .start();
        await().atMost(Duration.ofSeconds(60)).until(part::ready);
        parent.destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(30)).until(() -> !part.ready());
        start();
    }

    @Test
    void itIsNotReadyWhereAnotherProgramListens() throws Exception {
        try (java.net.ServerSocket other = new java.net.ServerSocket(port)) {
            Thread deaf = new Thread(() -> {
                try {
                    other.accept().close();
                } catch (java.io.IOException e) {
                    Thread.currentThread().interrupt();
                }
            });
            deaf.start();
            assertThat(part.ready()).isFalse();
            deaf.join();
        }
    }

    @Test
    void rootRunsItAsSomebodyElse() {
        assertThat(Account.choose(false, false).prefix()).isEmpty();
        assertThat(Account.choose(true, true).prefix()).startsWith("unshare");
        assertThat(Account.choose(true, false).prefix()).startsWith("setpriv");
        assertThat(Account.choose(true, false).of(List.of("postgres"))).endsWith("--", "postgres");
    }

    @Test
    void whereNamespacesAreForbiddenRootHandsItToAnotherUser() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")));
        part = new PostgresPart(
                data, port, Versions.postgres(), TestPath.jars(), System.getenv(), Account.choose(true, false));
        assertThatThrownBy(() -> part.start()).isInstanceOf(Refusal.class).hasMessageContaining("--data");
        for (Path way : List.of(temp, shared)) {
            Files.setPosixFilePermissions(way, PosixFilePermissions.fromString("rwx--x--x"));
        }
        start();
        assertThat(query("select 1")).isEqualTo("1");
        assertThat(Files.getOwner(data.postgres().resolve("data")).getName()).isEqualTo("nobody");
    }

    private PostgresPart part(int onPort) {
        return new PostgresPart(data, onPort, Versions.postgres(), TestPath.jars(), System.getenv());
    }

    private void start() throws Exception {
        process = part.start();
        Process started = process;
        Thread drain = new Thread(() -> {
            try {
                started.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (java.io.IOException e) {
                Thread.currentThread().interrupt();
            }
        });
        drain.setDaemon(true);
        drain.start();
        await().atMost(Duration.ofSeconds(60)).until(part::ready);
    }

    private Connection connect() throws SQLException {
        return connect("workflow", new Secrets(data).get(PostgresPart.PASSWORD));
    }

    private Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/workflow", user, password);
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
