package dev.workflow.launcher.services;

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
import java.util.Map;
import java.util.stream.Stream;

/** The embedded message broker and object storage. */
public final class ServicesPart implements Part {

    public static final String NAME = "services";

    /** Names of this part's {@link dev.workflow.launcher.data.Secrets}. */
    public static final String AMQP_PASSWORD = "amqp-password";

    public static final String ACCESS_KEY = "s3-access-key";
    public static final String SECRET_KEY = "s3-secret-key";

    private final ServicesEnvironment settings;
    private final List<Path> classPath;
    private final Map<String, String> environment;

    public ServicesPart(ServicesEnvironment settings, List<Path> classPath, Map<String, String> environment) {
        this.settings = settings;
        this.classPath = List.copyOf(classPath);
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return Stream.of(settings.amqpPort(), settings.storagePort())
                .filter(port -> port > 0)
                .toList();
    }

    @Override
    public Process start() throws IOException {
        Files.deleteIfExists(settings.ready());
        List<String> command = new JavaCommand()
                .with("-Xmx160m", "-XX:MaxDirectMemorySize=96m", "-Xshare:auto")
                .with("-Dderby.stream.error.file=/dev/null")
                .classPath(classPath)
                .main(ServicesMain.class)
                .command();
        ProcessBuilder builder = new ProcessBuilder(Bond.session(environment).of(command)).redirectErrorStream(true);
        Map<String, String> variables = PlainEnvironment.from(environment);
        variables.putAll(settings.variables());
        return PlainEnvironment.apply(builder, variables).start();
    }

    @Override
    public boolean ready() {
        return Files.exists(settings.ready()) && ports().stream().allMatch(Reach::tcp);
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(3);
    }

    @Override
    public void stop(Process process) throws InterruptedException {
        Stopping.gently(process, Duration.ofSeconds(20));
    }
}
