package dev.workflow.platform;

import dev.workflow.router.Router;
import dev.workflow.router.RouterSettings;
import dev.workflow.router.Routes;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The router of this server: one port for the apps' host names and the platform's own. */
@ApplicationScoped
public class Routing {

    @Inject
    @ConfigProperty(name = "workflow.domain", defaultValue = "localhost")
    String domain;

    @Inject
    @ConfigProperty(name = "workflow.router.host", defaultValue = "127.0.0.1")
    String host;

    @Inject
    @ConfigProperty(name = "workflow.router.port", defaultValue = "8000")
    int port;

    @Inject
    @ConfigProperty(name = "workflow.http.port", defaultValue = "8080")
    int controllerPort;

    private Router router;

    @PostConstruct
    void create() {
        InetSocketAddress controller = new InetSocketAddress("127.0.0.1", controllerPort);
        Map<String, InetSocketAddress> platform = new LinkedHashMap<>();
        platform.put("drycc." + domain, controller);
        platform.put("localhost", controller);
        platform.put("127.0.0.1", controller);
        router = new Router(RouterSettings.of(host, port, platform));
    }

    @Produces
    @ApplicationScoped
    public Routes routes() {
        return router;
    }

    public void open() {
        router.start();
    }

    @PreDestroy
    void close() {
        router.close();
    }
}
