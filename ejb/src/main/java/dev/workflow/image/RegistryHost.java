package dev.workflow.image;

import java.net.URI;
import java.util.Set;

/**
 * A registry and how it may be spoken to.
 *
 * @param base scheme, host and port
 * @param home the platform's own: gets the credentials, and its redirects are trusted
 */
record RegistryHost(URI base, boolean home) {

    private static final Set<String> DOCKER_HUB = Set.of("docker.io", "index.docker.io");

    static RegistryHost of(ImageReference image, ImageStoreSettings settings) {
        String name = image.registry();
        if (name.isEmpty() || name.equalsIgnoreCase(settings.home().getAuthority())) {
            return home(settings);
        }
        if (DOCKER_HUB.contains(name)) {
            return new RegistryHost(URI.create("https://registry-1.docker.io"), false);
        }
        String scheme = settings.plainHosts().contains(name) ? "http" : "https";
        return new RegistryHost(URI.create(scheme + "://" + name), false);
    }

    static RegistryHost home(ImageStoreSettings settings) {
        return new RegistryHost(settings.home(), true);
    }

    /** Docker Hub alone knows short names for the images of its library. */
    static String repository(ImageReference image) {
        boolean library =
                DOCKER_HUB.contains(image.registry()) && !image.repository().contains("/");
        return library ? "library/" + image.repository() : image.repository();
    }

    /** @param rest what follows the repository, such as manifests/latest */
    URI uri(String repository, String rest) {
        return base.resolve("/v2/" + repository + "/" + rest);
    }

    @Override
    public String toString() {
        return base.getAuthority();
    }
}
