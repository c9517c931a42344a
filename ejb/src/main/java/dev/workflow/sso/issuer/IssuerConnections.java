package dev.workflow.sso.issuer;

import dev.workflow.sso.Issuer;
import dev.workflow.sso.IssuerAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of each issuer, by URL: as many as administrators ever set up while this server runs. */
@ApplicationScoped
public class IssuerConnections {

    private final Map<String, IssuerConnection> connections = new ConcurrentHashMap<>();
    private IssuerHttp http;
    private IssuerAddress addresses;
    private Clock clock;

    protected IssuerConnections() {}

    @Inject
    public IssuerConnections(IssuerHttp http, IssuerAddress addresses, Clock clock) {
        this.http = http;
        this.addresses = addresses;
        this.clock = clock;
    }

    public IssuerConnection to(Issuer issuer) {
        return connections.computeIfAbsent(issuer.url(), url -> new IssuerConnection(url, http, addresses, clock));
    }
}
