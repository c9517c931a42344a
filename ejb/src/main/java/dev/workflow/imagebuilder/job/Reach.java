package dev.workflow.imagebuilder.job;

import java.net.URI;
import java.util.List;

/**
 * The registry and the object storage, as pods of builds reach them; servers and nodes may know them by other names.
 *
 * @param registry scheme, host and port
 */
public record Reach(URI registry, URI storage) {

    List<URI> places() {
        return List.of(registry, storage);
    }
}
