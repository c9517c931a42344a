package dev.workflow.launcher.services;

import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;

/** Broker-J with durable queues in Derby, speaking AMQP 0-9-1 like RabbitMQ, for one user on the loopback address. */
final class Broker implements AutoCloseable {

    private final SystemLauncher launcher = new SystemLauncher();

    /** Returns when the broker listens. */
    static Broker start(Path folder, int port, String password) throws Exception {
        Broker broker = new Broker();
        URL configuration = Broker.class.getResource("broker.json");
        Map<String, String> context = Map.of(
                "qpid.work_dir",
                folder.toString(),
                "workflow.port",
                Integer.toString(port),
                "workflow.user",
                ServicesEnvironment.USER,
                "workflow.password",
                password);
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("type", "Memory");
        attributes.put("initialConfigurationLocation", configuration.toExternalForm());
        attributes.put("startupLoggedToSystemOut", false);
        attributes.put("context", context);
        broker.launcher.startup(attributes);
        return broker;
    }

    @Override
    public void close() {
        launcher.shutdown();
    }
}
