package dev.workflow.image;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Which addresses an image that a tenant names may lead to. Without this rule an image reference, a redirect or a token
 * address would make the platform call services that only it can reach.
 */
final class Reachable {

    private final Set<String> plainHosts;

    Reachable(Set<String> plainHosts) {
        this.plainHosts = plainHosts;
    }

    /** @throws IOException when the address is not for tenants' images, or its host is unknown */
    void check(URI address) throws IOException {
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw new IOException("Not an address of a registry: " + PrintableText.of(address.toString()));
        }
        if (plainHosts.contains(address.getAuthority())) {
            return;
        }
        if (!"https".equals(address.getScheme())) {
            throw new IOException("The registry at " + address.getAuthority() + " must be reached by https");
        }
        for (InetAddress found : resolve(address.getHost())) {
            if (found.isLoopbackAddress()
                    || found.isLinkLocalAddress()
                    || found.isAnyLocalAddress()
                    || found.isMulticastAddress()) {
                throw new IOException("The address of " + address.getAuthority() + " is not open to images");
            }
        }
    }

    private static InetAddress[] resolve(String host) throws IOException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException unknown) {
            throw new IOException("The registry host " + host + " is unknown", unknown);
        }
    }
}
