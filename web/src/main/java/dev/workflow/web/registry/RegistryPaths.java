package dev.workflow.web.registry;

import dev.workflow.registry.RepositoryName;

/** Where the registry is under /v2, next to the controller. */
final class RegistryPaths {

    /**
     * A repository, in one or more path segments. What begins like a path of the controller never matches, whatever
     * follows: a tenant may call a volume or file there "manifests". Other bad names do, so that they are refused by
     * name.
     */
    static final String NAME = "{name: (?!(?:" + RepositoryName.RESERVED + ")(?:/|$))[^/]+(?:/[^/]+)*}";

    private RegistryPaths() {}

    static String upload(String name, Object id) {
        return "/v2/" + name + "/blobs/uploads/" + id;
    }

    static String blob(String name, Object digest) {
        return "/v2/" + name + "/blobs/" + digest;
    }

    static String manifest(String name, Object digest) {
        return "/v2/" + name + "/manifests/" + digest;
    }
}
