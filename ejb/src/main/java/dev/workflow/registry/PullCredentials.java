package dev.workflow.registry;

import dev.workflow.app.AppRef;
import dev.workflow.engine.PullCredential;
import dev.workflow.image.ImageReference;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a machine that runs an app fetches its images from the platform's registry. */
public final class PullCredentials {

    private final RegistryKeys keys;

    public PullCredentials(RegistryKeys keys) {
        this.keys = keys;
    }

    /** As {@link #of(AppRef, Collection)}, for one image. */
    public Optional<PullCredential> of(AppRef app, ImageReference image) {
        return of(app, List.of(image));
    }

    /**
     * One credential for all of these images: those of the app, and those of others that a release of it was allowed to
     * name. It stays the same at every call, and is refused as soon as the app is destroyed.
     *
     * @return empty when none of the images is in the platform's registry
     */
    public Optional<PullCredential> of(AppRef app, Collection<ImageReference> images) {
        List<String> ours = images.stream()
                .filter(keys::holds)
                .map(ImageReference::repository)
                .toList();
        if (ours.isEmpty()) {
            return Optional.empty();
        }
        Set<String> foreign = ours.stream()
                .filter(repository ->
                        !repository.split("/", 2)[0].equals(app.name().value()))
                .collect(Collectors.toSet());
        RegistryGate.Credentials credentials = keys.of(new Grant(Grant.Purpose.PULL, app, foreign, Optional.empty()));
        return Optional.of(new PullCredential(keys.registry(), credentials.username(), credentials.secret()));
    }
}
