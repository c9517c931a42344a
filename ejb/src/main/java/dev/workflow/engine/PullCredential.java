package dev.workflow.engine;

/**
 * How an engine shows itself to the registry that holds an app's images.
 *
 * @param registry host, and port unless it is the usual one, as in the image's name
 */
public record PullCredential(String registry, String username, String password) {

    /** Without the password: it must not come into a log. */
    @Override
    public String toString() {
        return username + "@" + registry;
    }
}
