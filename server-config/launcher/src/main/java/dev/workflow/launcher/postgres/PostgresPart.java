package dev.workflow.launcher.postgres;

import dev.workflow.launcher.data.DataFolder;
import dev.workflow.launcher.data.Secrets;
import dev.workflow.launcher.process.Bond;
import dev.workflow.launcher.process.PlainEnvironment;
import dev.workflow.launcher.supervisor.Part;
import dev.workflow.launcher.supervisor.Stopping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The embedded database: PostgreSQL with fsync on, one database and one role, both called {@code workflow}. */
public final class PostgresPart implements Part {

    public static final String NAME = "database";

    /** Name of the role's password among the {@link Secrets}. */
    public static final String PASSWORD = "database-password";

    private static final Duration FAST_STOP = Duration.ofSeconds(30);

    private final DataFolder data;
    private final int port;
    private final String version;
    private final List<Path> classPath;
    private final Map<String, String> environment;
    private final Account account;

    /**
     * @param version of the binaries on the class path
     * @param classPath of {@link Unpack}
     * @param environment tells where setsid and setpriv are
     */
    public PostgresPart(
            DataFolder data, int port, String version, List<Path> classPath, Map<String, String> environment) {
        this(data, port, version, classPath, environment, Account.ofThisMachine());
    }

    PostgresPart(
            DataFolder data,
            int port,
            String version,
            List<Path> classPath,
            Map<String, String> environment,
            Account account) {
        this.data = data;
        this.port = port;
        this.version = version;
        this.classPath = List.copyOf(classPath);
        this.environment = Map.copyOf(environment);
        this.account = account;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public Process start() throws IOException, InterruptedException {
        Cluster cluster = cluster();
        cluster.create(new Secrets(data).get(PASSWORD));
        new Leftovers(cluster.folder()).clear();
        List<String> server = List.of(
                cluster.binaries().program("postgres"),
                "-D",
                cluster.folder().toString(),
                "-p",
                Integer.toString(port),
                "-h",
                "127.0.0.1",
                "-k",
                "",
                "-c",
                "max_connections=100",
                "-c",
                "shared_buffers=64MB");
        List<String> bound = account.of(Bond.death("INT", environment).of(server));
        ProcessBuilder builder = new ProcessBuilder(Bond.session(environment).of(bound));
        PlainEnvironment.apply(builder, Cluster.environment());
        return builder.directory(data.postgres().toFile())
                .redirectErrorStream(true)
                .start();
    }

    @Override
    public boolean ready() {
        return Accepting.on(port);
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    /** Recovery after a kill replays the log since the last checkpoint, which can take a while on a slow disk. */
    @Override
    public Duration patience() {
        return Duration.ofMinutes(5);
    }

    /** A fast shutdown: SIGTERM alone would wait for every client. */
    @Override
    public void stop(Process process) throws InterruptedException {
        try {
            Cluster cluster = cluster();
            ProcessBuilder stop = new ProcessBuilder(account.of(List.of(
                    cluster.binaries().program("pg_ctl"),
                    "stop",
                    "-D",
                    cluster.folder().toString(),
                    "-m",
                    "fast",
                    "-w",
                    "-t",
                    "20")));
            Command.run(PlainEnvironment.apply(stop, Cluster.environment()), "");
            process.waitFor(FAST_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            // It was not up enough to be asked; the signals below do.
        }
        if (process.isAlive()) {
            Stopping.gently(process, Duration.ofSeconds(5));
        }
    }

    private Cluster cluster() throws IOException, InterruptedException {
        Files.createDirectories(data.postgres());
        Binaries binaries = Binaries.unpacked(data.postgres(), version, classPath);
        return new Cluster(binaries, account, data, version.substring(0, version.indexOf('.')));
    }
}
