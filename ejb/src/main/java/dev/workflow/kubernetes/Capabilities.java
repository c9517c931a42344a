package dev.workflow.kubernetes;

import java.util.Set;

/**
 * What a server is and knows.
 *
 * @param version as it names itself, {@code v1.36.2}
 * @param minor the 36 of it
 * @param served kinds as {@code plural.group/version}, {@code pods/v1} for the core group
 */
public record Capabilities(String version, int minor, Set<String> served) {

    public Capabilities {
        served = Set.copyOf(served);
    }

    public boolean serves(Resource resource) {
        return served.contains(resource + "/" + resource.version());
    }
}
