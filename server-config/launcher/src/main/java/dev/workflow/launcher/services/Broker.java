package dev.workflow.launcher.services;

import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;

/** Broker-J with durable queues in Derby, speaking AMQP 0-9-1 like RabbitMQ, for one user on the loopback address. */
final class Broker implements AutoCloseable {

    private final Fate fate = new Fate();
    private final SystemLauncher launcher = new SystemLauncher(fate);

    /** Returns when the broker listens; throws when it does not. */
    static Broker start(Path folder, int port, String password) throws Exception {
        Broker broker = new Broker();
        URL configuration = Broker.class.getResource("broker.json");
        Map<String, String> context = Map.of(
                "qpid.work_dir",
                folder.toString(),
                "broker.failStartupWithErroredChild",
                "true",
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
        broker.fate.check();
        return broker;
    }

    @Override
    public void close() {
        fate.closing = true;
        launcher.shutdown();
    }

    /** What became of the broker: it reports a failed start to its listener only, and stops itself on fatal errors. */
    private static final class Fate extends DefaultSystemLauncherListener {

        private volatile RuntimeException failure;
        private volatile boolean started;
        private volatile boolean closing;

        @Override
        public void errorOnStartup(RuntimeException e) {
            failure = e;
        }

        @Override
        public void onShutdown(int code) {
            if (started && !closing) {
                Runtime.getRuntime().halt(4);
            }
            if (failure == null && !closing) {
                failure = new IllegalStateException("The broker stopped while starting, code " + code);
            }
        }

        void check() {
            if (failure != null) {
                throw failure;
            }
            started = true;
        }
    }
}
