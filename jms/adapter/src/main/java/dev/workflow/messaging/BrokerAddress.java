package dev.workflow.messaging;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where the broker is: an AMQP URI such as {@code amqp://user:password@host:5672/vhost}, or {@code amqps} for TLS. The
 * text form leaves the credentials out, so that an address can be logged.
 */
record BrokerAddress(URI uri) {

    BrokerAddress {
        boolean amqp = "amqp".equalsIgnoreCase(uri.getScheme()) || "amqps".equalsIgnoreCase(uri.getScheme());
        if (!amqp || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "The broker's address must look like amqp://user:password@host:5672/vhost (or amqps://…)");
        }
    }

    /** @throws IllegalArgumentException with a message that does not repeat the input, which may hold a password */
    static BrokerAddress parse(String uri) {
        try {
            return new BrokerAddress(new URI(uri.strip()));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "The broker's address is not a URI: " + e.getReason() + " at character " + e.getIndex());
        }
    }

    @Override
    public String toString() {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }
}
