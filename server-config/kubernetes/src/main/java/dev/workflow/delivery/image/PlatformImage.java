package dev.workflow.delivery.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.Ports;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The image: the distribution below {@code /opt/workflow}, run by a user who owns nothing of it. Everything that is
 * written goes to {@code /data} and {@code /tmp}, so the rest can be mounted read-only. The same distribution, base and
 * creation time make the same digest.
 */
public final class PlatformImage {

    static final String ROOT = "/opt/workflow";

    /** A number, so that Kubernetes can see that it is not root. */
    static final String USER = "10001:10001";

    private static final String TOOL = "workflow";

    private final ImageOrder order;
    private final Path scratch;

    /** @param scratch an empty folder for what is needed in between */
    public PlatformImage(ImageOrder order, Path scratch) {
        this.order = order;
        this.scratch = scratch;
    }

    /** @return the digest of the image's manifest */
    public String build() throws Exception {
        return image().containerize(target().setToolName(TOOL)
                        .setAllowInsecureRegistries(order.insecure())
                        .setAlwaysCacheBaseImage(true)
                        .setBaseImageLayersCache(scratch.resolve("base"))
                        .setApplicationLayersCache(scratch.resolve("layers")))
                .getDigest()
                .toString();
    }

    private JibContainerBuilder image() throws IOException, InvalidImageReferenceException {
        return base().setFileEntriesLayers(new Layers(order.distribution(), scratch).all())
                .setEntrypoint(entrypoint())
                .setEnvironment(Map.of("WORKFLOW_DATA", "/data/workflow", "HOME", "/data"))
                .setUser(USER)
                .setWorkingDirectory(AbsoluteUnixPath.get("/data"))
                .setExposedPorts(Ports.parse(List.of("8080", "2222", "8000", "8443")))
                .setFormat(ImageFormat.OCI)
                .setCreationTime(order.created())
                .setLabels(Map.of(
                        "org.opencontainers.image.title", "Workflow",
                        "org.opencontainers.image.licenses", "Apache-2.0",
                        "org.opencontainers.image.version", order.version()));
    }

    /** The launcher is a small JVM that reads secrets, starts the server and hands signals on; its memory is fixed. */
    static List<String> entrypoint() {
        return List.of(
                "java",
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-jar",
                ROOT + "/launcher.jar",
                "serve");
    }

    private JibContainerBuilder base() throws InvalidImageReferenceException {
        if (order.base().isBlank()) {
            return Jib.fromScratch();
        }
        return ImageOrder.isTar(order.base())
                ? Jib.from(TarImage.at(ImageOrder.tar(order.base())))
                : Jib.from(registry(order.base()));
    }

    private Containerizer target() throws InvalidImageReferenceException {
        return ImageOrder.isTar(order.to())
                ? Containerizer.to(TarImage.at(ImageOrder.tar(order.to())).named(TOOL + ":" + tag()))
                : Containerizer.to(registry(order.to()));
    }

    private String tag() {
        return order.version().replaceAll("[^A-Za-z0-9_.-]", "-");
    }

    /** Logs in with what {@code docker login} has left, if anything. */
    private static RegistryImage registry(String name) throws InvalidImageReferenceException {
        ImageReference reference = ImageReference.parse(name);
        return RegistryImage.named(reference)
                .addCredentialRetriever(CredentialRetrieverFactory.forImage(reference, event -> {})
                        .dockerConfig());
    }
}
