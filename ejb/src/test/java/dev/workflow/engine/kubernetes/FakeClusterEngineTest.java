package dev.workflow.engine.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.engine.Engine;
import dev.workflow.engine.EngineProbesContract;
import dev.workflow.image.ImageReference;
import dev.workflow.process.ProcessType;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The engine on the fake cluster. {@link RealClusterEngineTest} is the same on a real one. */
@Execution(ExecutionMode.CONCURRENT)
class FakeClusterEngineTest implements EngineProbesContract {

    private FakeCluster fake;

    @BeforeEach
    void open() throws IOException {
        fake = new FakeCluster();
    }

    @AfterEach
    void close() {
        if (fake != null) {
            fake.close();
        }
    }

    /** Nothing measures the pods of the fake cluster. */
    @Override
    public boolean measuresUsage() {
        return false;
    }

    @Override
    public Engine engine() {
        return fake.engine;
    }

    @Override
    public AppName app() {
        return FakeCluster.app();
    }

    @Override
    public ImageReference image() {
        return FakeCluster.IMAGE;
    }

    @Override
    public List<String> testApp(String... arguments) {
        return FakeCluster.testApp(arguments);
    }

    @Override
    public String get(AppName app, String path) throws IOException {
        List<InetSocketAddress> ready = fake.routes.ready(app, ProcessType.WEB);
        if (ready.isEmpty()) {
            throw new IOException("503: nothing is ready");
        }
        InetSocketAddress address = ready.get(ThreadLocalRandom.current().nextInt(ready.size()));
        URI uri = URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(2000);
        connection.setReadTimeout(5000);
        return new String(connection.getInputStream().readAllBytes());
    }
}
