package dev.workflow.messaging;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class QpidContractTest implements BrokerContract {
    private static QpidBroker server;

    @BeforeAll
    static void start() throws Exception {
        server = new QpidBroker();
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Override
    public TestBroker server() {
        return server;
    }
}
