package dev.workflow.engine.kubernetes.object;

/**
 * The platform's registry by the names it goes by; each is a host, and a port unless it is the usual one. Images that name
 * no registry are there.
 *
 * @param servers how the platform's servers know it, and so what images built here are called
 * @param nodes how the machines of the cluster know it
 */
public record PlatformRegistry(String servers, String nodes) {

    public static final PlatformRegistry NONE = new PlatformRegistry("", "");

    /** Whether a registry of that name is this one. */
    boolean is(String registry) {
        return registry.isEmpty() || registry.equalsIgnoreCase(servers) || registry.equalsIgnoreCase(nodes);
    }

    /** What machines call a registry of that name. */
    String forNodes(String registry) {
        return is(registry) ? nodes : registry;
    }
}
