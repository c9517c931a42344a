package dev.workflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs where RabbitMQ is installed; -Dworkflow.test.rabbitmq=true makes its absence a failure. */
class RabbitContractTest implements BrokerContract {
    private static RabbitBroker server;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> script = RabbitBroker.installed();
        if (!Boolean.getBoolean("workflow.test.rabbitmq")) {
            Assumptions.assumeTrue(script.isPresent(), "skipped: no rabbitmq-server on this machine");
        }
        server = new RabbitBroker(script.orElseThrow());
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public TestBroker server() {
        return server;
    }

    @Test
    void queuesAreQuorumQueues() throws Exception {
        try (BrokerSession session = Broker.at(server.uri()).open()) {
            session.declare("kind");
        }
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(server.uri());
        try (Connection connection = factory.newConnection()) {
            Channel same = connection.createChannel();
            assertThat(same.queueDeclare("kind", true, false, false, Map.of("x-queue-type", "quorum"))
                            .getQueue())
                    .isEqualTo("kind");
            Channel other = connection.createChannel();
            assertThatThrownBy(() -> other.queueDeclare("kind", true, false, false, Map.of("x-queue-type", "classic")))
                    .rootCause()
                    .hasMessageContaining("inequivalent arg 'x-queue-type'");
        }
    }
}
