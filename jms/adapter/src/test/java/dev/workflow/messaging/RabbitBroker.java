package dev.workflow.messaging;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The RabbitMQ of this machine, without its service account and folders. The server script is looked for where Debian's
 * package puts it, or taken from the system property {@code workflow.test.rabbitmq.server}.
 */
public final class RabbitBroker extends BrokerProcess {
    private final Path script;
    private final int nodePort = freePort();
    private final int mapperPort = freePort();

    public RabbitBroker(Path script) throws IOException {
        this.script = script;
        Files.writeString(
                folder.resolve("rabbitmq.conf"),
                "listeners.tcp.1 = 127.0.0.1:" + port + "\ndefault_user = workflow\ndefault_pass = " + password + "\n");
        Files.writeString(folder.resolve("enabled_plugins"), "[].\n");
    }

    /** Empty when no RabbitMQ is installed, or tests with it are switched off by workflow.test.rabbitmq=false. */
    public static Optional<Path> installed() throws IOException {
        String wanted = System.getProperty("workflow.test.rabbitmq", "");
        String given = System.getProperty("workflow.test.rabbitmq.server", "");
        if (!given.isEmpty() || wanted.equals("false")) {
            return Optional.of(given).filter(path -> !path.isEmpty()).map(Path::of);
        }
        Path packages = Path.of("/usr/lib/rabbitmq/lib");
        if (!Files.isDirectory(packages)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(packages, "rabbitmq_server-*")) {
            for (Path version : versions) {
                return Optional.of(version.resolve("sbin/rabbitmq-server")).filter(Files::isExecutable);
            }
        }
        return Optional.empty();
    }

    @Override
    protected ProcessBuilder command() {
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.environment()
                .putAll(Map.of(
                        "HOME", folder.toString(),
                        "RABBITMQ_NODENAME", node(),
                        "RABBITMQ_MNESIA_BASE", folder.resolve("data").toString(),
                        "RABBITMQ_LOG_BASE", folder.resolve("log").toString(),
                        "RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString(),
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                                folder.resolve("enabled_plugins").toString(),
                        "RABBITMQ_DIST_PORT", String.valueOf(nodePort),
                        "ERL_EPMD_PORT", String.valueOf(mapperPort),
                        "ERL_EPMD_ADDRESS", "127.0.0.1",
                        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
                                "-kernel inet_dist_use_interface {127,0,0,1} -setcookie " + password));
        return builder;
    }

    /**
     * RabbitMQ 3.10 writes the name of a new quorum queue up to 3 s after it confirmed the queue and everything in it;
     * killed before that, it forgets the content and elects no leader. The platform's queues live as long as it does.
     */
    @Override
    public void settle(String queue) {
        Path names = folder.resolve("data/" + node() + "/quorum/" + node() + "/names.dets");
        await(queue + " in " + names).atMost(Duration.ofSeconds(30)).until(() -> Files.readString(
                        names, StandardCharsets.ISO_8859_1)
                .contains(queue));
    }

    private String node() {
        return "workflow" + port + "@localhost";
    }

    @Override
    public void close() throws IOException {
        super.close();
        // Erlang's port mapper is a daemon that outlives the server.
        ProcessBuilder end = new ProcessBuilder("epmd", "-kill");
        end.environment().put("ERL_EPMD_PORT", String.valueOf(mapperPort));
        end.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        end.start().onExit().join();
    }
}
