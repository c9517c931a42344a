package dev.workflow.registry;

import java.util.Set;

/** Why images must stay: garbage collection removes what is not needed by any of these and older than its grace. */
public interface RegistryRoots {

    /**
     * The manifest digests that releases can still be asked to run. An exception stops the collection, so an answer that
     * is not complete must be one.
     */
    Set<String> needed();

    /** Whether a tag alone keeps its manifest in that repository, as for the platform's own images. */
    boolean keepsTags(String repository);
}
