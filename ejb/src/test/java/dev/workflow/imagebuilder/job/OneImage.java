package dev.workflow.imagebuilder.job;

import dev.workflow.image.ImageReference;
import dev.workflow.image.ImageStore;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A registry in which every name leads to an image with the processes web and worker. */
final class OneImage implements ImageStore {

    static final String DIGEST = "sha256:" + "7".repeat(64);

    private static final String CONFIG = """
            {"config": {"Labels": {"io.buildpacks.build.metadata": "{\\"processes\\": [\
            {\\"type\\": \\"web\\", \\"command\\": [\\"python3\\", \\"app.py\\"], \\"direct\\": true},\
            {\\"type\\": \\"worker\\", \\"command\\": [\\"python3\\"], \\"args\\": [\\"worker.py\\"], \\"direct\\": true},\
            {\\"type\\": \\"Not.A.Type\\", \\"command\\": [\\"x\\"]}]}"}}}
            """;

    static byte[] config() {
        return CONFIG.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Pulled pull(ImageReference reference) {
        return new Pulled(DIGEST, config(), List.of());
    }

    @Override
    public boolean hasBlob(String repository, String digest) {
        return false;
    }

    @Override
    public void pushBlob(String repository, Descriptor blob, InputStream content) {
        throw new UnsupportedOperationException("builds push by themselves");
    }

    @Override
    public String pushManifest(String repository, String tag, String mediaType, byte[] manifest) {
        throw new UnsupportedOperationException("builds push by themselves");
    }

    @Override
    public InputStream blob(ImageReference reference, String digest) {
        throw new UnsupportedOperationException("no layer is looked at");
    }
}
