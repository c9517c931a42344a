package dev.workflow.launcher.services;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** S3 object storage on a folder, with one bucket and one pair of keys, on one address. */
final class Storage {

    private final S3Proxy proxy;

    private Storage(S3Proxy proxy) {
        this.proxy = proxy;
    }

    /** Returns when the storage listens and its bucket exists. */
    static Storage start(Path folder, String host, int port, String accessKey, String secretKey) throws Exception {
        Files.createDirectories(folder);
        FilesystemNio2BlobStore store = new FilesystemNio2BlobStore(folder.toString());
        bucket(store);
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://" + host + ":" + port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
                .build();
        proxy.start();
        return new Storage(proxy);
    }

    private static void bucket(FilesystemNio2BlobStore store) throws IOException {
        if (!store.containerExists(ServicesEnvironment.BUCKET)) {
            store.createContainer(ServicesEnvironment.BUCKET);
        }
    }

    /** Lets requests under way end. */
    void stop() {
        try {
            proxy.stop();
        } catch (Exception e) {
            // The JVM ends next; nothing is kept in memory that could be lost.
            Logger.getLogger(Storage.class.getName()).log(Level.WARNING, "The object storage did not stop in order", e);
        }
    }
}
