package dev.workflow.gateway;

import java.util.Optional;

/**
 * What a gateway listens with: computed from its ports and the app's domains, never stored.
 *
 * @param secret where the certificate is, for encrypted protocols
 */
public record Listener(
        String name, int port, GatewayProtocol protocol, Optional<String> hostname, Optional<String> secret) {}
