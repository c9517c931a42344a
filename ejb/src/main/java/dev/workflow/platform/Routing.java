package dev.workflow.platform;

import dev.workflow.certificate.SelfSigned;
import dev.workflow.router.Router;
import dev.workflow.router.RouterSettings;
import dev.workflow.router.Routes;
import dev.workflow.router.TlsSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The router of this server: one port for the apps' host names and the platform's own, and one more for TLS. */
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

    /** 0 for none. */
    @Inject
    @ConfigProperty(name = "workflow.router.tls.port", defaultValue = "0")
    int tlsPort;

    /** What clients use when something forwards it to the TLS port; 0 for that port itself. */
    @Inject
    @ConfigProperty(name = "workflow.router.tls.public.port", defaultValue = "0")
    int publicTlsPort;

    @Inject
    Clock clock;

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
        RouterSettings settings = RouterSettings.of(host, port, platform);
        router = new Router(tlsPort == 0 ? settings : settings.with(tls()));
    }

    private TlsSettings tls() {
        String[] names = {domain, "*." + domain};
        return new TlsSettings(tlsPort, publicTlsPort, SelfSigned.of(clock.instant(), names));
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
