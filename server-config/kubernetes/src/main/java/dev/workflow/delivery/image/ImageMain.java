package dev.workflow.delivery.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Called by Maven. Arguments: distribution, base, target, whether registries may be without TLS, version, creation time. */
public final class ImageMain {

    private ImageMain() {}

    public static void main(String[] args) throws Exception {
        Path cache = Files.createTempDirectory("workflow-image-");
        ImageOrder order = new ImageOrder(
                Path.of(args[0]), args[1], args[2], Boolean.parseBoolean(args[3]), args[4], Instant.parse(args[5]));
        System.out.println(order.to() + " " + new PlatformImage(order, cache).build());
        Folder.delete(cache);
    }
}
