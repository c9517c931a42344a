package dev.workflow.image;

import java.net.URI;
import java.util.Objects;
import java.util.Set;

/**
 * Where images are pushed to and pulled from.
 *
 * @param home base address of the platform's own registry, such as http://127.0.0.1:8000: images without a registry part,
 *     or with this host and port as theirs, are there
 * @param username name for the own registry, which alone gets it; empty for a registry without accounts
 * @param plainHosts host[:port] of other registries that are spoken to by plain http, and may be on this machine; all
 *     others need https and a routable address, because tenants choose the images
 */
public record ImageStoreSettings(URI home, String username, String password, Set<String> plainHosts) {

    public ImageStoreSettings {
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        plainHosts = Set.copyOf(plainHosts);
        if (!"http".equals(home.getScheme()) && !"https".equals(home.getScheme())) {
            throw new IllegalArgumentException("the address of the registry must be http or https: " + home);
        }
    }

    /** Leaves the password out, so that it reaches no log. */
    @Override
    public String toString() {
        return "registry " + home;
    }
}
