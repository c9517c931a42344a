package dev.workflow.factor;

import java.net.URI;

/**
 * For whom a passkey is: a browser uses it on this site and no other.
 *
 * @param origin scheme, host and port as browsers see them
 */
public record PasskeySite(String origin) {

    /** The host: keys go on to work when the port changes. */
    String id() {
        return URI.create(origin).getHost();
    }
}
