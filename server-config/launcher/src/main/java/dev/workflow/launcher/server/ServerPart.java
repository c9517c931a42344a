package dev.workflow.launcher.server;

import dev.workflow.launcher.Distribution;
import dev.workflow.launcher.data.OwnerOnly;
import dev.workflow.launcher.data.Secrets;
import dev.workflow.launcher.option.PortName;
import dev.workflow.launcher.option.Settings;
import dev.workflow.launcher.process.Bond;
import dev.workflow.launcher.process.JavaCommand;
import dev.workflow.launcher.process.PlainEnvironment;
import dev.workflow.launcher.process.Reach;
import dev.workflow.launcher.supervisor.Part;
import dev.workflow.launcher.supervisor.Stopping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The application server with the platform in it. */
public final class ServerPart implements Part {

    public static final String NAME = "server";

    private static final String LOOPBACK = "127.0.0.1";

    private final Settings settings;
    private final Distribution distribution;
    private final List<String> needs;
    private final Thread archiving = new Thread(this::makeArchive, "class-archive");
    private boolean startedBefore;
    private volatile boolean everReady;

    /** @param needs the parts it cannot work without, among those we start */
    public ServerPart(Settings settings, Distribution distribution, List<String> needs) {
        this.settings = settings;
        this.distribution = distribution;
        this.needs = List.copyOf(needs);
        archiving.setDaemon(true);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return Stream.of(PortName.HTTP, PortName.ROUTER, PortName.ROUTER_TLS, PortName.SSH)
                .filter(settings::listensOn)
                .map(settings::port)
                .toList();
    }

    @Override
    public Process start() throws IOException {
        if (startedBefore && !everReady) {
            archive().discard();
        }
        startedBefore = true;
        Instance instance = new Instance(settings.data().server().resolve("instance"));
        instance.create(distribution.server(), LOOPBACK);
        Path arguments = settings.data().run().resolve("server.args");
        OwnerOnly.write(arguments, command(instance).argumentFile());
        ProcessBuilder builder = new ProcessBuilder(
                Bond.session(settings.environment()).of(List.of(JavaCommand.binary(), "@" + arguments)));
        PlainEnvironment.apply(builder, ServerEnvironment.of(settings, new Secrets(settings.data())));
        return builder.directory(settings.data().server().toFile())
                .redirectErrorStream(true)
                .start();
    }

    @Override
    public boolean ready() {
        boolean healthy = Reach.http(settings.port(PortName.HTTP), "/healthz");
        // "status" asks too, of a part it did not start.
        if (healthy && startedBefore && !everReady) {
            everReady = true;
            archiving.start();
        }
        return healthy;
    }

    @Override
    public List<String> needs() {
        return needs;
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void stop(Process process) throws InterruptedException {
        archiving.interrupt();
        Stopping.gently(process, Duration.ofSeconds(30));
    }

    private void makeArchive() {
        try {
            new ArchiveMaker(archive(), settings.environment()).make(loadedClasses());
        } catch (IOException e) {
            // Without an archive the next start is slower, no more.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JavaCommand command(Instance instance) throws IOException {
        JavaCommand java = new JavaCommand().with("-Xmx384m").with(archive().options(loadedClasses()));
        return ServerCommand.of(settings, distribution, instance, java);
    }

    private Path loadedClasses() {
        return settings.data().run().resolve("server.classes");
    }

    private ClassArchive archive() {
        // Beside the jars it belongs to, so that it outlives a reset; with the data where the jars are read-only.
        Path root = Files.isWritable(distribution.root())
                ? distribution.root()
                : settings.data().root();
        return new ClassArchive(root.resolve("cache"), distribution.serverRuntime());
    }
}
