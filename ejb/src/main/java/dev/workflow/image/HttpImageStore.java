package dev.workflow.image;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;

/**
 * Images in registries that speak the OCI distribution protocol: pushes go to the platform's own, pulls to the one that
 * the reference names. A connection is given up after 5 seconds, a silent one after 60; the text of the IOException names
 * the image, the registry and the status.
 */
public final class HttpImageStore implements ImageStore {

    private static final String ACCEPT = String.join(
            ", ", MediaTypes.OCI_MANIFEST, MediaTypes.DOCKER_MANIFEST, MediaTypes.OCI_INDEX, MediaTypes.DOCKER_LIST);

    private static final int LARGEST_CONFIG = 8 << 20;

    private final ImageStoreSettings settings;
    private final RegistryHost home;
    private final RegistryHttp http;

    public HttpImageStore(ImageStoreSettings settings) {
        this.settings = settings;
        this.home = RegistryHost.home(settings);
        this.http = new RegistryHttp(settings, Clock.systemUTC());
    }

    @Override
    public boolean hasBlob(String repository, String digest) throws IOException {
        HttpCall call = HttpCall.head(home.uri(repository, "blobs/" + digest));
        try (HttpAnswer answer = http.send(home, pushScope(repository), call)) {
            if (answer.ok() || answer.status() == 404) {
                return answer.ok();
            }
            throw refused("look for blob " + digest + " in", repository, home, answer);
        }
    }

    @Override
    public void pushBlob(String repository, Descriptor blob, InputStream content) throws IOException {
        URI session = startUpload(repository);
        String separator = session.getRawQuery() == null ? "?" : "&";
        HttpCall.Body body = new HttpCall.Body(blob.size(), false, out -> {
            long copied = content.transferTo(out);
            if (copied < blob.size()) {
                throw new IOException("the content ends " + (blob.size() - copied) + " bytes early");
            }
        });
        HttpCall call = HttpCall.send("PUT", URI.create(session + separator + "digest=" + blob.digest()), body)
                .with("Content-Type", "application/octet-stream");
        try (HttpAnswer answer = http.send(home, pushScope(repository), call)) {
            if (answer.status() != 201) {
                throw refused("push blob " + blob.digest() + " to", repository, home, answer);
            }
        }
    }

    private URI startUpload(String repository) throws IOException {
        HttpCall call = HttpCall.send("POST", home.uri(repository, "blobs/uploads/"), HttpCall.Body.of(new byte[0]));
        try (HttpAnswer answer = http.send(home, pushScope(repository), call)) {
            if (answer.status() != 202) {
                throw refused("start a push to", repository, home, answer);
            }
            return answer.location();
        }
    }

    @Override
    public String pushManifest(String repository, String tag, String mediaType, byte[] manifest) throws IOException {
        HttpCall call = HttpCall.send("PUT", home.uri(repository, "manifests/" + tag), HttpCall.Body.of(manifest))
                .with("Content-Type", mediaType);
        try (HttpAnswer answer = http.send(home, pushScope(repository), call)) {
            if (answer.status() != 201) {
                throw refused("push the manifest of", repository + ":" + tag, home, answer);
            }
            return ContentDigest.of(manifest);
        }
    }

    @Override
    public Pulled pull(ImageReference image) throws IOException {
        ManifestDocument manifest = manifest(image, image.reference());
        if (manifest.isIndex()) {
            manifest = manifest(image, manifest.manifestFor(Platform.here(), image.toString()));
        }
        if (manifest.isIndex()) {
            throw new IOException("Image " + image + " has an index inside an index");
        }
        Descriptor config = manifest.config(image.toString());
        try (InputStream in = blob(image, config.digest())) {
            byte[] content = in.readNBytes(LARGEST_CONFIG);
            if (in.read() >= 0) {
                throw new IOException("Image " + image + " has a configuration of more than 8 MiB");
            }
            return new Pulled(manifest.digest(), content, manifest.layers(image.toString()));
        }
    }

    private ManifestDocument manifest(ImageReference image, String reference) throws IOException {
        RegistryHost host = RegistryHost.of(image, settings);
        HttpCall call = HttpCall.get(host.uri(RegistryHost.repository(image), "manifests/" + reference))
                .with("Accept", ACCEPT);
        try (HttpAnswer answer = http.send(host, pullScope(image), call)) {
            if (!answer.ok()) {
                throw refused("pull", image.toString(), host, answer);
            }
            byte[] content = answer.bytes(MediaTypes.LARGEST_MANIFEST, "The manifest of image " + image);
            String type = answer.header("Content-Type").orElse("");
            ManifestDocument manifest = ManifestDocument.parse(content, type, image.toString());
            if (reference.startsWith("sha256:") && !reference.equals(manifest.digest())) {
                throw new IOException("The registry " + host + " gave another manifest for image " + image
                        + " than the asked " + reference);
            }
            return manifest;
        }
    }

    @Override
    public InputStream blob(ImageReference image, String digest) throws IOException {
        RegistryHost host = RegistryHost.of(image, settings);
        HttpCall call = HttpCall.get(host.uri(RegistryHost.repository(image), "blobs/" + digest));
        HttpAnswer answer = http.send(host, pullScope(image), call);
        if (!answer.ok()) {
            try (answer) {
                throw refused("pull blob " + digest + " of", image.toString(), host, answer);
            }
        }
        return new VerifiedStream(answer.stream(), digest, "Blob " + digest + " of image " + image);
    }

    private static IOException refused(String action, String image, RegistryHost host, HttpAnswer answer) {
        if (answer.status() == 404 && action.equals("pull")) {
            return new IOException("Image " + image + " does not exist in the registry " + host + " (404)");
        }
        return new IOException(
                "The registry " + host + " refused to " + action + " " + image + ": " + answer.refusal());
    }

    private static String pushScope(String repository) {
        return "repository:" + repository + ":pull,push";
    }

    private static String pullScope(ImageReference image) {
        return "repository:" + RegistryHost.repository(image) + ":pull";
    }
}
