package dev.workflow.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the client is, for rate limits and logs. {@code X-Forwarded-For} is believed only when it comes from a proxy on
 * this machine or one that {@code workflow.trusted.proxies} names (addresses, separated by commas): from anybody else it
 * would be a way around the limits.
 */
@Dependent
public class ClientAddress {

    private final String value;

    @Inject
    public ClientAddress(
            HttpServletRequest request, @ConfigProperty(name = "workflow.trusted.proxies") Optional<String> proxies) {
        this(
                request.getRemoteAddr(),
                request.getHeader("X-Forwarded-For"),
                List.of(proxies.orElse("").split("[,\\s]+")));
    }

    /** @param forwarded the header, or null */
    ClientAddress(String peer, String forwarded, List<String> proxies) {
        this.value = forwarded != null && (isLoopback(peer) || proxies.contains(peer)) ? last(forwarded, peer) : peer;
    }

    @Override
    public String toString() {
        return value;
    }

    /** The hop that the trusted proxy saw itself; what stands before it the client may have made up. */
    private static String last(String forwarded, String peer) {
        String[] hops = forwarded.split(",");
        return Arrays.stream(hops)
                .skip(Math.max(0, hops.length - 1))
                .map(String::strip)
                .filter(hop -> hop.matches("[0-9A-Fa-f.:]{2,45}"))
                .findFirst()
                .orElse(peer);
    }

    private static boolean isLoopback(String peer) {
        try {
            return InetAddress.getByName(peer).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
