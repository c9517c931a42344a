package dev.workflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.persistence.certificate.SecureDomain;
import dev.workflow.persistence.gateway.GatewayPort;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** kubernetes.md §6. */
class ListenersTest {

    private static final SecureDomain ATTACHED = new SecureDomain("a.example.com", Optional.of("main"), false);
    private static final SecureDomain AUTOMATIC = new SecureDomain("b.example.com", Optional.of("main"), true);

    private static List<Listener> of(List<SecureDomain> domains, GatewayPort... ports) {
        return new Listeners("shop", domains).of(Arrays.asList(ports));
    }

    private static Listener plain(String name, int port, GatewayProtocol protocol) {
        return new Listener(name, port, protocol, Optional.empty(), Optional.empty());
    }

    @Test
    void withoutDomainsOnlyWhatNeedsNoneListens() {
        assertThat(of(
                        List.of(),
                        new GatewayPort(80, "HTTP"),
                        new GatewayPort(443, "HTTPS"),
                        new GatewayPort(5432, "TCP"),
                        new GatewayPort(853, "TLS"),
                        new GatewayPort(53, "UDP")))
                .containsExactly(
                        plain("tcp-80-0", 80, GatewayProtocol.HTTP),
                        plain("tcp-5432-0", 5432, GatewayProtocol.TCP),
                        plain("udp-53-0", 53, GatewayProtocol.UDP));
    }

    @Test
    void everySecureDomainHasAListenerOfItsOwn() {
        assertThat(of(
                        List.of(ATTACHED, AUTOMATIC),
                        new GatewayPort(80, "HTTP"),
                        new GatewayPort(443, "HTTPS"),
                        new GatewayPort(5432, "TCP")))
                .containsExactly(
                        new Listener(
                                "tcp-80-1", 80, GatewayProtocol.HTTP, Optional.of("a.example.com"), Optional.empty()),
                        new Listener(
                                "tcp-80-2", 80, GatewayProtocol.HTTP, Optional.of("b.example.com"), Optional.empty()),
                        plain("tcp-80-0", 80, GatewayProtocol.HTTP),
                        new Listener(
                                "mix-443-1",
                                443,
                                GatewayProtocol.HTTPS,
                                Optional.of("a.example.com"),
                                Optional.of("main-certificate")),
                        new Listener(
                                "mix-443-2",
                                443,
                                GatewayProtocol.HTTPS,
                                Optional.of("b.example.com"),
                                Optional.of("shop-auto-tls")),
                        plain("tcp-5432-0", 5432, GatewayProtocol.TCP));
    }
}
