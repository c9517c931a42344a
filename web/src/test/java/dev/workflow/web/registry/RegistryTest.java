package dev.workflow.web.registry;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RegistryTest implements RegistryContract {

    private static RegistryServer server;
    private static int repositories;

    @BeforeAll
    static void start() throws IOException {
        server = new RegistryServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    public RegistryClient client() {
        return server.service();
    }

    @Override
    public String repository() {
        repositories++;
        return "app" + repositories + "/web";
    }
}
