package dev.workflow.messaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;

/** Qpid Broker-J, the broker of the embedded default, in a JVM of its own. */
public final class QpidBroker extends BrokerProcess {
    public QpidBroker() throws IOException {}

    @Override
    protected ProcessBuilder command() {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                QpidBroker.class.getName(),
                String.valueOf(port),
                password,
                folder.resolve("data").toString());
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> attributes = Map.of(
                "type",
                "Memory",
                "startupLoggedToSystemOut",
                false,
                "initialConfigurationLocation",
                QpidBroker.class.getResource("/test-qpid.json").toExternalForm(),
                "context",
                Map.of(
                        "test.port", arguments[0],
                        "test.password", arguments[1],
                        "qpid.work_dir", arguments[2]));
        new SystemLauncher().startup(attributes);
    }
}
