package dev.workflow.launcher.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.jms.admin.RMQConnectionFactory;
import dev.workflow.launcher.FreePorts;
import dev.workflow.launcher.TestPath;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

@Timeout(180)
class ServicesPartTest {

    private static final String QUEUE = "kept";

    @TempDir
    Path temp;

    private ServicesEnvironment settings;
    private ServicesPart part;
    private Process process;

    @BeforeEach
    void start() throws Exception {
        List<Integer> ports = FreePorts.some(2);
        settings =
                new ServicesEnvironment(temp.toString(), ports.get(0), "amqp-word", ports.get(1), "access", "secret");
        part = new ServicesPart(settings, TestPath.jars(), System.getenv());
        startAgain();
    }

    @AfterEach
    void stop() throws InterruptedException {
        part.stop(process);
    }

    @Test
    void messagesAndObjectsSurviveAKill() throws Exception {
        send("still here");
        try (S3Client s3 = s3("secret")) {
            s3.putObject(put -> put.bucket("workflow").key("a/b"), RequestBody.fromString("kept"));
        }
        process.destroyForcibly().waitFor();
        startAgain();
        assertThat(receive()).isEqualTo("still here");
        try (S3Client s3 = s3("secret")) {
            assertThat(s3.getObjectAsBytes(get -> get.bucket("workflow").key("a/b"))
                            .asUtf8String())
                    .isEqualTo("kept");
        }
    }

    @Test
    void strangersAreTurnedAway() {
        assertThatThrownBy(() -> connect("wrong").close()).isInstanceOf(JMSException.class);
        try (S3Client s3 = s3("wrong")) {
            assertThatThrownBy(() -> s3.listObjectsV2(list -> list.bucket("workflow")))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void itEndsWhenItsParentDoes() throws Exception {
        // What the kernel does to the pipe when the supervisor is killed.
        process.getOutputStream().close();
        assertThat(process.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aPortInUseEndsItInsteadOfLeavingHalfOfIt() throws Exception {
        Path second = java.nio.file.Files.createDirectory(temp.resolve("second"));
        ServicesPart late = new ServicesPart(
                new ServicesEnvironment(second.toString(), settings.amqpPort(), "x", 0, "", ""),
                TestPath.jars(),
                System.getenv());
        Process refused = drained(late.start());
        assertThat(refused.waitFor(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(3);
    }

    @Test
    void nothingListensBeyondThisMachine() throws Exception {
        java.net.InetAddress outside =
                java.util.Collections.list(java.net.NetworkInterface.getNetworkInterfaces()).stream()
                        .flatMap(java.net.NetworkInterface::inetAddresses)
                        .filter(address -> !address.isLoopbackAddress() && address instanceof java.net.Inet4Address)
                        .findFirst()
                        .orElse(null);
        org.junit.jupiter.api.Assumptions.assumeTrue(outside != null);
        for (int port : part.ports()) {
            assertThatThrownBy(() -> new java.net.Socket(outside, port).close()).isInstanceOf(IOException.class);
        }
    }

    private void startAgain() throws Exception {
        process = drained(part.start());
        await().atMost(Duration.ofSeconds(90)).until(part::ready);
    }

    private static Process drained(Process started) {
        Thread drain = new Thread(() -> {
            try {
                started.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                Thread.currentThread().interrupt();
            }
        });
        drain.setDaemon(true);
        drain.start();
        return started;
    }

    private void send(String text) throws JMSException {
        try (Connection connection = connect("amqp-word");
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            MessageProducer producer = session.createProducer(session.createQueue(QUEUE));
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            producer.send(session.createTextMessage(text));
            session.commit();
        }
    }

    private String receive() throws JMSException {
        try (Connection connection = connect("amqp-word");
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            connection.start();
            MessageConsumer consumer = session.createConsumer(session.createQueue(QUEUE));
            TextMessage message = (TextMessage) consumer.receive(10_000);
            session.commit();
            return message == null ? "nothing" : message.getText();
        }
    }

    private Connection connect(String password) throws JMSException {
        RMQConnectionFactory factory = new RMQConnectionFactory();
        factory.setUri("amqp://workflow:" + password + "@127.0.0.1:" + settings.amqpPort());
        return factory.createConnection();
    }

    private S3Client s3(String secret) {
        return S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + settings.storagePort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("access", secret)))
                .httpClient(UrlConnectionHttpClient.create())
                .forcePathStyle(true)
                .build();
    }
}
