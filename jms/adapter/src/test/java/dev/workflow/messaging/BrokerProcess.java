package dev.workflow.messaging;

import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What the brokers have in common: a port, a folder, a password, a process tree. */
abstract class BrokerProcess implements TestBroker {
    protected final int port = freePort();
    protected final String password = UUID.randomUUID().toString();
    protected final Path folder;
    private Process process;

    protected BrokerProcess() throws IOException {
        folder = Files.createTempDirectory("workflow-broker");
    }

    protected abstract ProcessBuilder command() throws IOException;

    @Override
    public String uri() {
        return "amqp://workflow:" + password + "@127.0.0.1:" + port;
    }

    @Override
    public void start() throws IOException {
        process = command()
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()))
                .start();
        await("broker on port " + port)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(this::requireConnection);
    }

    @Override
    public void kill() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(handle -> handle.onExit().join());
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            kill();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(BrokerProcess::delete);
        }
    }

    protected static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireConnection() throws JMSException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The broker ended: " + output());
        }
        try (BrokerSession session = Broker.at(uri()).open()) {
            session.declare("ready");
        } catch (JMSException e) {
            throw new AssertionError("The broker refuses, its output: " + output(), e);
        }
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
